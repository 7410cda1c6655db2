/*
 * Errors of the disk, below a real node: loaded before it (LD_PRELOAD), this fails what LevelDB and
 * Node ask of files in the data folder. It goes by a file that the harness writes and both map.
 *
 * A failed fsync takes away what was written since the last good one, as a kernel does that could
 * not write its pages back. A write without room leaves the first half of what it was given.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#undef fwrite_unlocked
#undef fflush_unlocked

enum { SYNCS = 1, WRITES = 2 };

/* The same in faults.ts. */
struct control {
  uint32_t one_in; /* 0: nothing fails */
  uint32_t kinds;
  uint32_t error;
  uint32_t seed;
  uint32_t syncs_failed;
  uint32_t writes_failed;
};

static struct control *control;
static char folder[4096];
static size_t folder_chars;

/* More than a node has open. */
enum { files_max = 4096 };
/* What a file held at its last good sync; a file without a number was not synced. */
static struct { ino_t number; off_t size; } synced[files_max];

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("CRASH_FAULTS"), *data = getenv("CRASH_FOLDER");
  if (!path || !data || !realpath(data, folder)) return;
  folder_chars = strlen(folder);
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *map = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (map != MAP_FAILED) control = map;
  close(file);
}

static int is_below(int file) {
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", file);
  ssize_t chars = readlink(name, path, sizeof path - 1);
  return chars > (ssize_t)folder_chars && path[folder_chars] == '/' &&
         memcmp(path, folder, folder_chars) == 0;
}

static int fails(int file, uint32_t kind) {
  if (!control) return 0;
  uint32_t one_in = __atomic_load_n(&control->one_in, __ATOMIC_RELAXED);
  if (one_in == 0 || !(control->kinds & kind)) return 0;
  int before = errno, below = is_below(file);
  errno = before;
  if (!below) return 0;
  uint32_t drawn = __atomic_add_fetch(&control->seed, 0x9e3779b9u, __ATOMIC_RELAXED);
  drawn = (drawn ^ (drawn >> 16)) * 0x85ebca6bu;
  drawn = (drawn ^ (drawn >> 13)) * 0xc2b2ae35u;
  return (drawn ^ (drawn >> 16)) % one_in == 0;
}

static void note_size(int file) {
  struct stat about;
  if (file < 0 || file >= files_max || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) return;
  synced[file].number = about.st_ino;
  synced[file].size = about.st_size;
}

static void take_away(int file) {
  struct stat about;
  if (file >= files_max || fstat(file, &about) != 0 || synced[file].number != about.st_ino) return;
  if (syscall(SYS_ftruncate, file, synced[file].size) != 0) return;
}

static int sync_file(long call, int file) {
  if (fails(file, SYNCS)) {
    __atomic_add_fetch(&control->syncs_failed, 1, __ATOMIC_RELAXED);
    take_away(file);
    errno = (int)control->error;
    return -1;
  }
  int result = (int)syscall(call, file);
  if (control && result == 0) note_size(file);
  return result;
}

int fsync(int file) { return sync_file(SYS_fsync, file); }
int fdatasync(int file) { return sync_file(SYS_fdatasync, file); }

static void forget(int file) {
  if (file >= 0 && file < files_max) synced[file].number = 0;
}

int close(int file) {
  forget(file);
  return (int)syscall(SYS_close, file);
}

int fclose(FILE *stream) {
  static int (*next)(FILE *);
  if (!next) next = (int (*)(FILE *))dlsym(RTLD_NEXT, "fclose");
  forget(fileno(stream));
  return next(stream);
}

static ssize_t failed_write(void) {
  __atomic_add_fetch(&control->writes_failed, 1, __ATOMIC_RELAXED);
  errno = (int)control->error;
  return -1;
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (!fails(file, WRITES)) return syscall(SYS_write, file, bytes, count);
  if (control->error == ENOSPC && count > 1 && syscall(SYS_write, file, bytes, count / 2) < 0) {
    /* It fails all the same. */
  }
  return failed_write();
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  if (!fails(file, WRITES)) return syscall(SYS_pwrite64, file, bytes, count, at);
  return failed_write();
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  return pwrite64(file, bytes, count, at);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  if (!fails(file, WRITES)) return syscall(SYS_writev, file, parts, count);
  return failed_write();
}

/* LevelDB writes by these two; its info log by fwrite, of which it asks no answer. */
size_t fwrite_unlocked(const void *bytes, size_t size, size_t count, FILE *stream) {
  static size_t (*next)(const void *, size_t, size_t, FILE *);
  if (!next) {
    next = (size_t(*)(const void *, size_t, size_t, FILE *))dlsym(RTLD_NEXT, "fwrite_unlocked");
  }
  if (!fails(fileno(stream), WRITES)) return next(bytes, size, count, stream);
  size_t half = control->error == ENOSPC ? next(bytes, size, count / 2, stream) : 0;
  failed_write();
  return half;
}

int fflush_unlocked(FILE *stream) {
  static int (*next)(FILE *);
  if (!next) next = (int (*)(FILE *))dlsym(RTLD_NEXT, "fflush_unlocked");
  if (!stream || !fails(fileno(stream), WRITES)) return next(stream);
  return (int)failed_write();
}
