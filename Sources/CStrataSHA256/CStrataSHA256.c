// In C, since Swift doesn't name a processor's instructions. StrataText has the same in Swift, for all other processors.
#include "CStrataSHA256.h"

#if defined(__x86_64__) || defined(__aarch64__)

// The constants of FIPS 180-4, section 4.2.2.
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

static bool processor_has_instructions(void) {
  unsigned a, b, c, d;
  // SSSE3 and SSE4.1 shuffle the words, and each processor with SHA has them; asked all the same.
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

__attribute__((target("sha,ssse3,sse4.1")))
static void process(uint32_t state[8], const uint8_t *blocks, size_t count) {
  const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  // The instructions keep the state's words a, b, e, f in one register and c, d, g, h in the other, the first highest.
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);

  for (; count > 0; count--, blocks += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    // The last sixteen words of the schedule, four in each.
    __m128i words[4];
    for (int quarter = 0; quarter < 16; quarter++) {
      __m128i four;
      if (quarter < 4) {
        four = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * quarter)), big_endian);
      } else {
        const __m128i latest = words[(quarter + 3) & 3];
        four = _mm_sha256msg1_epu32(words[quarter & 3], words[(quarter + 1) & 3]);
        four = _mm_add_epi32(four, _mm_alignr_epi8(latest, words[(quarter + 2) & 3], 4));
        four = _mm_sha256msg2_epu32(four, latest);
      }
      words[quarter & 3] = four;
      // Each instruction does two rounds, with the two lower words.
      const __m128i sums = _mm_add_epi32(four, _mm_loadu_si128((const __m128i *)(constants + 4 * quarter)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sums);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sums, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

#include <arm_neon.h>

#if defined(__linux__)
#include <sys/auxv.h>
#endif

static bool processor_has_instructions(void) {
#if defined(__linux__)
  // HWCAP_SHA2 of the kernel's asm/hwcap.h.
  return getauxval(AT_HWCAP) & (1 << 6);
#elif defined(__APPLE__)
  return true;
#else
  return false;
#endif
}

__attribute__((target("sha2")))
static void process(uint32_t state[8], const uint8_t *blocks, size_t count) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);

  for (; count > 0; count--, blocks += 64) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    // The last sixteen words of the schedule, four in each.
    uint32x4_t words[4];
    for (int quarter = 0; quarter < 16; quarter++) {
      uint32x4_t four;
      if (quarter < 4) {
        four = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * quarter)));
      } else {
        four = vsha256su0q_u32(words[quarter & 3], words[(quarter + 1) & 3]);
        four = vsha256su1q_u32(four, words[(quarter + 2) & 3], words[(quarter + 3) & 3]);
      }
      words[quarter & 3] = four;
      const uint32x4_t sums = vaddq_u32(four, vld1q_u32(constants + 4 * quarter));
      const uint32x4_t abcd_here = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sums);
      efgh = vsha256h2q_u32(efgh, abcd_here, sums);
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }

  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

#endif

bool strata_sha256_process(uint32_t state[8], const uint8_t *blocks, size_t count) {
  // Asked once: the instruction that asks takes long in a virtual machine. Threads that ask at once find the same.
  static _Atomic int answer = 0;
  if (answer == 0) answer = processor_has_instructions() ? 1 : -1;
  if (answer < 0) return false;
  process(state, blocks, count);
  return true;
}

#else

bool strata_sha256_process(uint32_t state[8], const uint8_t *blocks, size_t count) {
  (void)state, (void)blocks, (void)count;
  return false;
}

#endif
