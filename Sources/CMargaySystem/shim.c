#define _GNU_SOURCE
#include "CMargaySystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

static int close_on_exec(int descriptor) {
  if (descriptor < 0) return -1;
  return fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0 ? -1 : descriptor;
}

int margay_shared_memory(size_t bytes) {
#if defined(__linux__)
  int descriptor = memfd_create("margay-worker", MFD_CLOEXEC);
#else
  char name[] = "/tmp/margay-worker-XXXXXX";
  int descriptor = mkstemp(name);
  if (descriptor >= 0) unlink(name);
  descriptor = close_on_exec(descriptor);
#endif
  if (descriptor < 0) return -1;
  if (ftruncate(descriptor, (off_t)bytes) < 0) {
    int reason = errno;
    close(descriptor);
    errno = reason;
    return -1;
  }
  return descriptor;
}

void *margay_map(int descriptor, size_t bytes) {
  void *start = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  return start == MAP_FAILED ? NULL : start;
}

void margay_unmap(void *start, size_t bytes) { munmap(start, bytes); }

int margay_socket_pair(int *pair) {
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) return -1;
  close_on_exec(pair[0]);
  close_on_exec(pair[1]);
#if defined(SO_NOSIGPIPE)
  int on = 1;
  setsockopt(pair[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  return 0;
}

int margay_pipe(int *pair) {
  if (pipe(pair) < 0) return -1;
  close_on_exec(pair[0]);
  close_on_exec(pair[1]);
  return 0;
}

ssize_t margay_send(int socket, const void *bytes, size_t count) {
#if defined(MSG_NOSIGNAL)
  return send(socket, bytes, count, MSG_NOSIGNAL);
#else
  return send(socket, bytes, count, 0);
#endif
}

pid_t margay_start_worker(const char *path, char *const *arguments, char *const *environment,
                          int socket, int memory, int output, int output_reader) {
  // Above the numbers that they get, so that none is overwritten before it is moved.
  int moved_socket = fcntl(socket, F_DUPFD_CLOEXEC, 16);
  int moved_memory = fcntl(memory, F_DUPFD_CLOEXEC, 16);
  int moved_output = fcntl(output, F_DUPFD_CLOEXEC, 16);
  int moved_reader = fcntl(output_reader, F_DUPFD_CLOEXEC, 16);
  pid_t process = -1;
  int reason = errno;
  if (moved_socket >= 0 && moved_memory >= 0 && moved_output >= 0 && moved_reader >= 0) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, moved_output, 1);
    posix_spawn_file_actions_adddup2(&actions, moved_output, 2);
    posix_spawn_file_actions_adddup2(&actions, moved_socket, 3);
    posix_spawn_file_actions_adddup2(&actions, moved_memory, 4);
    posix_spawn_file_actions_adddup2(&actions, moved_reader, 5);
#if defined(__GLIBC__)
    posix_spawn_file_actions_addclosefrom_np(&actions, 6);
#endif
    // The thread that calls may block signals that have to end the worker.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    reason = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (reason != 0) process = -1;
  }
  if (moved_socket >= 0) close(moved_socket);
  if (moved_memory >= 0) close(moved_memory);
  if (moved_output >= 0) close(moved_output);
  if (moved_reader >= 0) close(moved_reader);
  errno = reason;
  return process;
}

int margay_has_ended(pid_t process) {
  siginfo_t found;
  found.si_pid = 0;
  if (waitid(P_PID, (id_t)process, &found, WEXITED | WNOHANG | WNOWAIT) < 0) return 1;
  return found.si_pid != 0;
}

// The address space in use; 0 when it cannot be learned. A large program maps hundreds of megabytes before any rule
// asks for memory, and must not be killed for it.
static uint64_t address_space_in_use(void) {
  unsigned long long pages = 0;
#if defined(__linux__)
  FILE *file = fopen("/proc/self/statm", "re");
  if (file == NULL) return 0;
  if (fscanf(file, "%llu", &pages) != 1) pages = 0;
  fclose(file);
#endif
  return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

void margay_prepare_worker(uint64_t memory_limit) {
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  signal(SIGPIPE, SIG_IGN);
  // A program that a rule starts would keep the connection open beyond the death of the worker.
  for (int descriptor = 3; descriptor <= 5; descriptor++) close_on_exec(descriptor);
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  if (memory_limit > 0) {
    rlim_t bytes = (rlim_t)(address_space_in_use() + memory_limit);
    struct rlimit limit = {bytes, bytes};
    setrlimit(RLIMIT_AS, &limit);
  }
}

static margay_output captured_output;

#if defined(__GLIBC__)
static ssize_t write_captured(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (count > 0) captured_output(bytes, count);
  return (ssize_t)count;
}
#endif

void margay_capture_output(margay_output output) {
  captured_output = output;
#if defined(__GLIBC__)
  cookie_io_functions_t functions = {NULL, write_captured, NULL, NULL};
  FILE *stream = fopencookie(NULL, "w", functions);
  if (stream == NULL) return;
  setvbuf(stream, NULL, _IONBF, 0);
  stdout = stream;
#endif
}
