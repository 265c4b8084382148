#ifndef MARGAY_SYSTEM_H
#define MARGAY_SYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// The calls of the system that worker processes and commands need and that Swift does not import.

/// Gets memory for the next `bytes` bytes that the process allocates in one call of the system, not page by page when
/// they are first written to; where the system has no such call, nothing happens.
void margay_prepare_memory(size_t bytes);

/// Memory that two processes can map, closed when a program is executed; -1 with errno.
int margay_shared_memory(size_t bytes);

/// Maps `bytes` of a descriptor, shared; NULL on failure.
void *_Nullable margay_map(int descriptor, size_t bytes);

/// Undoes `margay_map`.
void margay_unmap(void *_Nonnull start, size_t bytes);

/// A pair of connected sockets, closed when a program is executed; 0, or -1 with errno.
int margay_socket_pair(int *_Nonnull pair);

/// A pipe, closed when a program is executed; 0, or -1 with errno.
int margay_pipe(int *_Nonnull pair);

/// Sends bytes over a socket without a signal when the other side is gone; as send(2).
ssize_t margay_send(int socket, const void *_Nonnull bytes, size_t count);

/// Starts a program with `socket` as descriptor 3, `memory` as 4, `output` as 1 and 2 and the other end of that pipe
/// as 5, nothing to read on 0, and no other descriptor; gives its process, or -1 with errno.
pid_t margay_start_worker(const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
                          char *_Nullable const *_Nonnull environment, int socket, int memory,
                          int output, int output_reader);

/// Whether a child process has ended; it can still be waited for.
int margay_has_ended(pid_t process);

/// Ends this process when its parent ends, keeps its descriptors from programs that it starts, and limits its memory
/// to what it uses now and `memory_limit` bytes more; 0 for no limit.
void margay_prepare_worker(uint64_t memory_limit);

/// What is given the bytes that the process writes to the stream `stdout`.
typedef void (*margay_output)(const char *_Nonnull bytes, size_t count);

/// Makes `stdout` a stream without a buffer that hands everything to `output`.
void margay_capture_output(margay_output _Nonnull output);

/// What a worker is at: its supervisor reads it after the worker's death.
struct margay_progress {
  uint64_t sequence;
  uint64_t item;
  int64_t rule;
};

/// Notes that a rule is about to be called for an item.
static inline void margay_progress_begin(struct margay_progress *_Nonnull progress, uint64_t item,
                                         int64_t rule) {
  __atomic_store_n(&progress->item, item, __ATOMIC_RELAXED);
  __atomic_store_n(&progress->rule, rule, __ATOMIC_RELAXED);
  uint64_t next = __atomic_load_n(&progress->sequence, __ATOMIC_RELAXED) + 1;
  __atomic_store_n(&progress->sequence, next, __ATOMIC_RELEASE);
}

/// Notes that no rule is being called.
static inline void margay_progress_end(struct margay_progress *_Nonnull progress) {
  __atomic_store_n(&progress->rule, -1, __ATOMIC_RELAXED);
}

/// What a worker is at now.
static inline struct margay_progress margay_progress_read(
    const struct margay_progress *_Nonnull progress) {
  struct margay_progress found;
  found.sequence = __atomic_load_n(&progress->sequence, __ATOMIC_ACQUIRE);
  found.item = __atomic_load_n(&progress->item, __ATOMIC_RELAXED);
  found.rule = __atomic_load_n(&progress->rule, __ATOMIC_RELAXED);
  return found;
}

#endif
