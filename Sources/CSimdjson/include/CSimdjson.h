// C functions over libsimdjson's On-Demand reader: JSON text in, flat tapes with source offsets out.
//
// A text is read whole onto one tape, or piece by piece: each member of the top-level object is a piece, and where a
// member's value is an array, each of its elements is a piece. The next piece takes the place of the one before.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes behind the end of a text that must be readable; what is in them does not matter.
#define PNP_JSON_PADDING 64

/// How deep objects and arrays may nest; the outermost is at depth 1.
#define PNP_JSON_MAX_DEPTH 64

/// The longest text that can be read, in bytes: offsets are 32 bits wide.
#define PNP_JSON_MAX_LENGTH 0xFFFFFF00u

enum {
    PNP_JSON_NULL = 0,
    PNP_JSON_FALSE = 1,
    PNP_JSON_TRUE = 2,
    PNP_JSON_NUMBER = 3,
    PNP_JSON_STRING = 4,
    PNP_JSON_ARRAY = 5,
    PNP_JSON_OBJECT = 6,
    /// The key of a member; the member's value comes next on the tape.
    PNP_JSON_KEY = 7,
};

/// One step of a tape, 16 bytes.
typedef struct {
    /// One of the kinds above.
    uint16_t kind;
    /// For a string or key: 1 when its text is in the piece's `unescaped` buffer, 0 when it is in the source itself.
    uint16_t is_unescaped;
    /// Where the value's or key's first byte (with its quote) is in the source.
    uint32_t offset;
    /// For a string, key or number: where its text begins. For an array or object: how many elements or members.
    uint32_t start;
    /// For a string, key or number: bytes of its text. For an array or object: the index on the tape just past its end.
    uint32_t length;
} pnp_json_entry;

enum {
    /// The top-level object is over, and nothing but space comes after it.
    PNP_JSON_END = 0,
    /// A member: its key and its value are on the tape.
    PNP_JSON_MEMBER = 1,
    /// A member whose value is an array begins: only its key and an empty array are on the tape.
    PNP_JSON_ARRAY_BEGIN = 2,
    /// One element of that array is on the tape.
    PNP_JSON_ELEMENT = 3,
    /// That array is over; the tape is empty.
    PNP_JSON_ARRAY_END = 4,
};

/// What has just been read; valid until the reader's next function is called.
typedef struct {
    int event;
    const pnp_json_entry *_Nullable entries;
    size_t count;
    /// Texts of strings that had escapes in them, not terminated.
    const uint8_t *_Nullable unescaped;
} pnp_json_piece;

enum {
    PNP_JSON_OK = 0,
    /// The text is not JSON, too deep, or not valid UTF-8. Where and how is for the caller to find out.
    PNP_JSON_INVALID = 1,
    /// The text is too long.
    PNP_JSON_TOO_LONG = 2,
    /// There was no memory for it.
    PNP_JSON_NO_MEMORY = 3,
    /// Only of `pnp_json_begin`: the text does not begin like an object.
    PNP_JSON_NOT_OBJECT = 4,
};

typedef struct pnp_json_reader pnp_json_reader;

/// A tape of the caller's own, for elements that are looked at while the reader reads on.
typedef struct pnp_json_tape pnp_json_tape;

/// Makes a reader, or returns NULL where there is no memory.
pnp_json_reader *_Nullable pnp_json_reader_create(void);

/// Releases a reader and the piece read last.
void pnp_json_reader_destroy(pnp_json_reader *_Nonnull reader);

/// Reads a whole text, a single value of any kind, onto one tape.
///
/// @param text The text; `PNP_JSON_PADDING` bytes behind its end are readable.
/// @return One of the results above.
int pnp_json_read_whole(
    pnp_json_reader *_Nonnull reader, const uint8_t *_Nonnull text, size_t length, pnp_json_piece *_Nonnull piece);

/// Begins to read a text whose top level is an object, piece by piece.
///
/// @param text The text; it and `PNP_JSON_PADDING` bytes behind its end stay readable until it is read to its end.
/// @return One of the results above.
int pnp_json_begin(pnp_json_reader *_Nonnull reader, const uint8_t *_Nonnull text, size_t length);

/// Reads the next piece. After an error or the end, only the end comes.
int pnp_json_next(pnp_json_reader *_Nonnull reader, pnp_json_piece *_Nonnull piece);

/// Makes a tape, or returns NULL where there is no memory.
pnp_json_tape *_Nullable pnp_json_tape_create(void);

/// Releases a tape and what is on it.
void pnp_json_tape_destroy(pnp_json_tape *_Nonnull tape);

/// Reads further elements of the array that has begun, one behind the other, onto a tape.
///
/// @param length Elements are read until so many bytes of the text have gone by.
/// @param piece What is on the tape, valid until it is used again or destroyed. Its event is `PNP_JSON_ELEMENT` where more
///     elements may come, `PNP_JSON_ARRAY_END` where these were the last.
/// @return One of the results above; after an error only the end comes.
int pnp_json_next_elements(
    pnp_json_reader *_Nonnull reader, pnp_json_tape *_Nonnull tape, size_t length, pnp_json_piece *_Nonnull piece);

#ifdef __cplusplus
}
#endif

#endif
