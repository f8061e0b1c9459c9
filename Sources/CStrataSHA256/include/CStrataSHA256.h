#ifndef CSTRATASHA256_H
#define CSTRATASHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Takes whole blocks of 64 bytes into a state of SHA-256, by the instructions that the processor has for it.
///
/// Returns false, with nothing done, where it has none, or where nobody has written here how to use them.
bool strata_sha256_process(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
