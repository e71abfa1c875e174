"""A filter of system calls for a worker on Linux: no network, no other program, no other process.

What would leave the machine is refused by the query's own words already; this stands behind that,
for the day a parser is found to read them in another way. The filter is a BPF program as
seccomp(2) takes it, set through prctl(2); a library for it would be larger than these few lines.
Other systems go without, and `install` says so.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

# linux/audit.h, and the numbers of asm/unistd.h for what is refused.
_ARCHITECTURES = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "sendmsg": 46, "bind": 49,
            "listen": 50, "socketpair": 53, "fork": 57, "vfork": 58, "execve": 59, "ptrace": 101,
            "accept4": 288, "sendmmsg": 307, "process_vm_readv": 310, "process_vm_writev": 311,
            "execveat": 322, "io_uring_setup": 425, "pidfd_getfd": 438,
        },
        56,
    ),
    "aarch64": (
        0xC00000B7,
        {
            "ptrace": 117, "socket": 198, "socketpair": 199, "bind": 200, "listen": 201,
            "accept": 202, "connect": 203, "sendto": 206, "sendmsg": 211, "execve": 221,
            "accept4": 242, "sendmmsg": 269, "process_vm_readv": 270, "process_vm_writev": 271,
            "execveat": 281, "io_uring_setup": 425, "pidfd_getfd": 438,
        },
        220,
    ),
}  # fmt: skip
_CLONE3 = 435
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NR, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install() -> bool:
    """Set the filter for this process and all that it starts; whether that was possible."""
    known = _ARCHITECTURES.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None or sys.maxsize < 2**32:
        return False
    code = _program(*known)
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(code) // 8, code)
    no_new: list[ctypes.c_ulong] = [ctypes.c_ulong(n) for n in (1, 0, 0, 0)]
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, *no_new):
        return False
    return not libc.prctl(
        _PR_SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), ctypes.c_ulong(0),
        ctypes.c_ulong(0),
    )  # fmt: skip


def _program(architecture: int, refused: dict[str, int], clone: int) -> bytes:
    """The filter: another architecture kills, what is refused gives EPERM, the rest passes."""

    def step(code: int, value: int, then: int = 0, other: int = 0) -> bytes:
        return struct.pack("=HBBI", code, then, other, value)

    steps = [
        step(_LOAD, _ARCH),
        step(_EQUAL, architecture, 1, 0),
        step(_RETURN, _KILL),
        step(_LOAD, _NR),
        # The x32 calls of x86_64 have numbers of their own and would pass by the list.
        step(_AT_LEAST, _X32, 0, 1),
        step(_RETURN, _ERRNO | errno.EPERM),
        # The C library falls back from clone3, whose flags no filter can see, to clone.
        step(_EQUAL, _CLONE3, 0, 1),
        step(_RETURN, _ERRNO | errno.ENOSYS),
    ]
    for number in sorted(refused.values()):
        steps += [step(_EQUAL, number, 0, 1), step(_RETURN, _ERRNO | errno.EPERM)]
    steps += [
        step(_EQUAL, clone, 0, 3),
        step(_LOAD, _FIRST_ARGUMENT),
        step(_ANY_BIT, _CLONE_THREAD, 1, 0),
        step(_RETURN, _ERRNO | errno.EPERM),
        step(_RETURN, _ALLOW),
    ]
    return b"".join(steps)
