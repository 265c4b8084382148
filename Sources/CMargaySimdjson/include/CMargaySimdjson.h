#ifndef CMARGAY_SIMDJSON_H
#define CMARGAY_SIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The memory of simdjson's first stage. Every function below does nothing and answers NULL or false when the
/// package is built without the trait Simdjson.
typedef struct margay_simdjson margay_simdjson;

/// Makes the memory; NULL when simdjson is not there or there is no memory.
margay_simdjson *margay_simdjson_create(void);

/// Frees the memory; NULL is allowed.
void margay_simdjson_destroy(margay_simdjson *indexer);

/// Indexes a JSON text and returns the index, `*count` entries and behind them `length`; it stands until the next
/// call. NULL when simdjson refuses the text: invalid UTF-8, a raw control character in a string, an unclosed
/// string, no value.
const uint32_t *margay_simdjson_index(
    margay_simdjson *indexer, const uint8_t *bytes, size_t length, size_t *count);

/// What simdjson's whole parser makes of a JSON text, as one canonical text that the caller frees with
/// `margay_simdjson_free`; NULL when it refuses the text. Strings are written as `"` and hexadecimal digits,
/// doubles by their 64 bits. Only tests use it: it is an oracle for the tape.
char *margay_simdjson_dump(const uint8_t *bytes, size_t length);

/// Frees a dump.
void margay_simdjson_free(char *dump);

#ifdef __cplusplus
}
#endif

#endif
