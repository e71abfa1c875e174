"""The pictures of the explorer and of review in docs/: `python -m tools.screenshots`.

Builds the seeds and the two accounts under examples/, serves them, and lets a real browser look.
Needs playwright, a Chromium, and Pillow to make the files small.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "explorer"
REVIEW = ROOT / "docs" / "review"
MOST = 150_000  # bytes of one picture
DESK, PHONE = (1280, 800), (390, 780)
MEETING = quote("https://w3id.org/summitgraph/id/meeting/2024-05-14-quispe-rojas", safe="")
PICTURES = (
    ("home", "/", DESK, "light"),
    ("readout", "/id/readout/f986f3f977f98ec6?at=1356", DESK, "light"),
    ("meeting", "/id/meeting/2016-12-15-abe-putin", DESK, "light"),
    ("commitments", "/commitments", DESK, "light"),
    ("network", "/network", DESK, "dark"),
    ("compare", f"/compare?meeting={MEETING}", DESK, "light"),
    ("question", "/queries/issue-frequency", DESK, "light"),
    ("phone", "/person/shinzo-abe", PHONE, "dark"),
)
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


def main() -> None:
    """Take all of them."""
    for folder in (FOLDER, REVIEW):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name) / "graph"
        command = [sys.executable, "-m", "summitgraph"]
        sources = [str(ROOT / "seeds"), str(ROOT / "examples" / "two-accounts")]
        subprocess.run([*command, "build", *sources, "--output", str(graph)], check=True)
        for look, options in ((_look, ()), (_review, ("--review",))):
            serve = [*command, "serve", str(graph), "--port", "0", *options]
            with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout is not None
                try:
                    look(process.stdout.readline().strip())
                finally:
                    process.terminate()


def _review(address: str) -> None:
    """Two reviewers, of whom one has not seen what the other decided."""
    statement = "/review/readout/f986f3f977f98ec6?at=1356"
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=FLAGS.split())
        pages = []
        for name in ("Ada", "Ben"):
            viewport = {"width": DESK[0], "height": DESK[1]}
            context = browser.new_context(base_url=address, viewport=viewport)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto("/review")
            page.get_by_label("Your name").fill(name)
            page.get_by_role("button", name="Review under this name").click()
            page.goto(statement)
            pages.append(page)
        one, other = pages
        one.locator("summary", has_text="Change").first.click()
        one.locator(".mark.chosen").first.scroll_into_view_if_needed()
        _keep(one.screenshot(), REVIEW / "statement.png")
        form = one.locator("#chosen details[open]")
        form.locator("select[name=act]").select_option("affirms")
        form.get_by_label("Why").fill("they repeat what was agreed in Nagato")
        form.get_by_role("button", name="Change it").click()
        one.wait_for_selector("#done")
        other.get_by_role("button", name="Reject").click()
        other.wait_for_selector("#conflict")
        _keep(other.screenshot(), REVIEW / "conflict.png")
        one.goto("/review")
        _keep(one.screenshot(), REVIEW / "queue.png")
        browser.close()


def _look(address: str) -> None:
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=FLAGS.split())
        for name, where, (width, height), scheme in PICTURES:
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(where)
            _settle(page)
            _keep(page.screenshot(), FOLDER / f"{name}.png")
            context.close()
        browser.close()


def _settle(page: Page) -> None:
    if page.locator("#graph").count():
        page.wait_for_selector("#graph[data-drawn]")
        page.locator("#graph").scroll_into_view_if_needed()
    if page.locator(".mark.chosen").count():
        page.locator(".mark.chosen").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)


def _keep(picture: bytes, path: Path) -> None:
    """Write a picture in as few colours as it takes to be small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < MOST:
            break
    path.write_bytes(out.getvalue())
    print(f"{path.relative_to(ROOT)}: {out.tell()} bytes")


if __name__ == "__main__":
    main()
