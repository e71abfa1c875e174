/* Makes a chosen call fail that changes a file under a folder: loaded by LD_PRELOAD, so that it
   stands between every library (Python, SQLite, RocksDB) and the system. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static volatile long seen, first;
static int code, lasting;
static char under[4096];

void fault_arm(const char *folder, long at, int error, int stays) {
  strncpy(under, folder, sizeof under - 1);
  code = error, lasting = stays, first = at;
  __sync_lock_test_and_set(&seen, 0);
}

long fault_seen(void) { return seen; }

static int due(void) {
  long now = __sync_add_and_fetch(&seen, 1);
  if (!first || !(now == first || (lasting && now > first))) return 0;
  errno = code;
  return 1;
}

static int due_at(const char *path) {
  return under[0] && path && !strncmp(path, under, strlen(under)) && due();
}

static int due_on(int file) {
  char link[64], path[4096];
  ssize_t size;
  if (!under[0]) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return 0;
  path[size] = 0;
  return due_at(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define ON_FILE(kind, name, params, args)                                                      \
  kind name params {                                                                           \
    static __typeof__(&name) real;                                                             \
    if (!real) real = REAL(name);                                                              \
    return due_on(file) ? -1 : real args;                                                      \
  }
#define AT_PATH(kind, name, params, args)                                                      \
  kind name params {                                                                           \
    static __typeof__(&name) real;                                                             \
    if (!real) real = REAL(name);                                                              \
    return due_at(to) ? -1 : real args;                                                        \
  }

ON_FILE(ssize_t, write, (int file, const void *data, size_t size), (file, data, size))
ON_FILE(ssize_t, pwrite, (int file, const void *data, size_t size, off_t at), (file, data, size, at))
ON_FILE(ssize_t, pwrite64, (int file, const void *data, size_t size, off64_t at), (file, data, size, at))
ON_FILE(ssize_t, writev, (int file, const struct iovec *parts, int count), (file, parts, count))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_FILE(int, ftruncate, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, (int file, off64_t size), (file, size))
ON_FILE(int, fallocate, (int file, int mode, off_t at, off_t size), (file, mode, at, size))
ON_FILE(int, fallocate64, (int file, int mode, off64_t at, off64_t size), (file, mode, at, size))
ON_FILE(ssize_t, sendfile, (int file, int from, off_t *at, size_t size), (file, from, at, size))
ON_FILE(ssize_t, sendfile64, (int file, int from, off64_t *at, size_t size), (file, from, at, size))
AT_PATH(int, rename, (const char *from, const char *to), (from, to))
AT_PATH(int, link, (const char *from, const char *to), (from, to))
AT_PATH(int, mkdir, (const char *to, mode_t mode), (to, mode))
AT_PATH(int, unlink, (const char *to), (to))

#define OPENED(name)                                                                           \
  int name(const char *path, int flags, ...) {                                                 \
    static __typeof__(&name) real;                                                             \
    mode_t mode = 0;                                                                           \
    if (!real) real = REAL(name);                                                              \
    if (flags & O_CREAT) {                                                                     \
      va_list more;                                                                            \
      va_start(more, flags);                                                                   \
      mode = va_arg(more, mode_t);                                                             \
      va_end(more);                                                                            \
      if (due_at(path)) return -1;                                                             \
    }                                                                                          \
    return real(path, flags, mode);                                                            \
  }
OPENED(open)
OPENED(open64)
