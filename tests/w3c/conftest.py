"""One writable service on a scratch store, emptied before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import Service, serving


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("scratch"), "--writable") as found:
        yield found


@pytest.fixture
def scratch(service: Service) -> Service:
    """The service with nothing in its store."""
    assert service.update("DROP ALL").status == 204
    return service
