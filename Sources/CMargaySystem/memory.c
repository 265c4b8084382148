#define _GNU_SOURCE
#include "CMargaySystem.h"

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

void margay_prepare_memory(size_t bytes) {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  // A block that is taken from the heap and given back at once stays the heap's, whose addresses are used next. Blocks
  // of up to 32 MiB come from there too, as they would after some of them were freed.
  if (!mallopt(M_MMAP_MAX, 0) || !mallopt(M_TRIM_THRESHOLD, 0x7FFFFFFF)) return;
  void *block = malloc(bytes);
  mallopt(M_MMAP_MAX, 65536);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  if (!block) return;
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = ((uintptr_t)block + page - 1) & ~(page - 1);
  uintptr_t end = ((uintptr_t)block + bytes) & ~(page - 1);
  if (start < end) madvise((void *)start, end - start, MADV_POPULATE_WRITE);
  free(block);
#else
  (void)bytes;
#endif
}
