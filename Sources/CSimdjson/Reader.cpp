// Only what libsimdjson 1.0 to 3 have in common is used. No error of simdjson is passed on: its codes and what it can say
// about the place differ between versions, so the caller finds the fault by a scan of its own.
#include "CSimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

static_assert(simdjson::SIMDJSON_PADDING <= PNP_JSON_PADDING, "the library wants more padding than this interface promises");

struct pnp_json_reader {
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object root;
    ondemand::array array;
    simdjson::simdjson_result<ondemand::object_iterator> member;
    simdjson::simdjson_result<ondemand::array_iterator> element;
    enum { idle, in_object, in_array } state = idle;
    bool is_first = true;

    const char *text = nullptr;
    size_t length = 0;
    // Behind a byte order mark.
    size_t begin = 0;
    // Where the last value that was read ended: what must come next is checked against the text itself.
    size_t end = 0;
    std::vector<pnp_json_entry> tape;
    std::vector<uint8_t> unescaped;
};

struct pnp_json_tape {
    std::vector<pnp_json_entry> entries;
    std::vector<uint8_t> unescaped;
};

namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

/// The offset of the first byte from `offset` on that is not a space, or the text's length.
size_t skip_space(const pnp_json_reader &reader, size_t offset) {
    while (offset < reader.length && is_space(reader.text[offset])) { offset++; }
    return offset;
}

/// Whether the next thing after the last value is this byte; if so, goes past it.
bool take(pnp_json_reader &reader, char byte) {
    size_t offset = skip_space(reader, reader.end);
    if (offset >= reader.length || reader.text[offset] != byte) { return false; }
    reader.end = offset + 1;
    return true;
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Whether a token is a number as RFC 8259, section 6, has it.
bool is_number(std::string_view token) {
    size_t i = 0;
    const size_t n = token.size();
    if (i < n && token[i] == '-') { i++; }
    if (i >= n || !is_digit(token[i])) { return false; }
    if (token[i] == '0') { i++; } else { while (i < n && is_digit(token[i])) { i++; } }
    if (i < n && token[i] == '.') {
        size_t first = ++i;
        while (i < n && is_digit(token[i])) { i++; }
        if (i == first) { return false; }
    }
    if (i < n && (token[i] == 'e' || token[i] == 'E')) {
        i++;
        if (i < n && (token[i] == '+' || token[i] == '-')) { i++; }
        size_t first = i;
        while (i < n && is_digit(token[i])) { i++; }
        if (i == first) { return false; }
    }
    return i == n;
}

void append(pnp_json_reader &reader, int kind, size_t offset, size_t start, size_t length, bool is_unescaped = false) {
    reader.tape.push_back(pnp_json_entry{
        static_cast<uint16_t>(kind), static_cast<uint16_t>(is_unescaped), static_cast<uint32_t>(offset),
        static_cast<uint32_t>(start), static_cast<uint32_t>(length)});
}

/// Puts a text that simdjson unescaped into the piece's own buffer: simdjson's is of the text's whole size.
bool append_unescaped(pnp_json_reader &reader, int kind, size_t offset, std::string_view text) {
    size_t start = reader.unescaped.size();
    if (text.size() > PNP_JSON_MAX_LENGTH - start) { return false; }
    reader.unescaped.insert(reader.unescaped.end(), text.begin(), text.end());
    append(reader, kind, offset, start, text.size(), true);
    return true;
}

/// Appends a token that is neither string, array nor object.
bool append_plain(pnp_json_reader &reader, std::string_view token) {
    size_t offset = static_cast<size_t>(token.data() - reader.text);
    int kind;
    if (token == "null") {
        kind = PNP_JSON_NULL;
    } else if (token == "true") {
        kind = PNP_JSON_TRUE;
    } else if (token == "false") {
        kind = PNP_JSON_FALSE;
    } else if (is_number(token)) {
        kind = PNP_JSON_NUMBER;
    } else {
        return false;
    }
    append(reader, kind, offset, offset, token.size());
    reader.end = offset + token.size();
    return true;
}

bool append_key(pnp_json_reader &reader, ondemand::field &field) {
    const char *start = field.key().raw();
    if (start == nullptr) { return false; }
    size_t offset = static_cast<size_t>(start - reader.text) - 1;
    // The text passed simdjson's first stage, so every string in it is closed.
    size_t end = offset + 1;
    while (end < reader.length && reader.text[end] != '"' && reader.text[end] != '\\') { end++; }
    if (end < reader.length && reader.text[end] == '"') {
        append(reader, PNP_JSON_KEY, offset, offset + 1, end - offset - 1);
    } else {
        std::string_view text;
        if (field.unescaped_key().get(text) != simdjson::SUCCESS) { return false; }
        if (!append_unescaped(reader, PNP_JSON_KEY, offset, text)) { return false; }
        while (end < reader.length && reader.text[end] != '"') { end += reader.text[end] == '\\' ? 2 : 1; }
        if (end >= reader.length) { return false; }
    }
    reader.end = end + 1;
    return true;
}

bool append_value(pnp_json_reader &reader, ondemand::value &value, unsigned depth);

bool append_object(pnp_json_reader &reader, ondemand::object &object, size_t offset, unsigned depth) {
    size_t index = reader.tape.size();
    append(reader, PNP_JSON_OBJECT, offset, 0, 0);
    reader.end = offset + 1;
    uint32_t count = 0;
    for (auto result : object) {
        ondemand::field field;
        if (std::move(result).get(field) != simdjson::SUCCESS) { return false; }
        if (count > 0 && !take(reader, ',')) { return false; }
        if (!append_key(reader, field) || !take(reader, ':')) { return false; }
        if (!append_value(reader, field.value(), depth)) { return false; }
        count++;
    }
    if (!take(reader, '}')) { return false; }
    reader.tape[index].start = count;
    reader.tape[index].length = static_cast<uint32_t>(reader.tape.size());
    return true;
}

bool append_array(pnp_json_reader &reader, ondemand::array &array, size_t offset, unsigned depth) {
    size_t index = reader.tape.size();
    append(reader, PNP_JSON_ARRAY, offset, 0, 0);
    reader.end = offset + 1;
    uint32_t count = 0;
    for (auto result : array) {
        ondemand::value value;
        if (std::move(result).get(value) != simdjson::SUCCESS) { return false; }
        if (count > 0 && !take(reader, ',')) { return false; }
        if (!append_value(reader, value, depth)) { return false; }
        count++;
    }
    if (!take(reader, ']')) { return false; }
    reader.tape[index].start = count;
    reader.tape[index].length = static_cast<uint32_t>(reader.tape.size());
    return true;
}

/// A value's first token, without the space after it. For an array or object, its opening bracket.
std::string_view token_of(ondemand::value &value) {
    std::string_view token = value.raw_json_token();
    while (!token.empty() && is_space(token.back())) { token.remove_suffix(1); }
    return token;
}

/// Appends a value that is inside of `depth` objects and arrays.
bool append_value(pnp_json_reader &reader, ondemand::value &value, unsigned depth) {
    std::string_view token = token_of(value);
    if (token.empty()) { return false; }
    size_t offset = static_cast<size_t>(token.data() - reader.text);
    if (skip_space(reader, reader.end) != offset) { return false; }
    switch (token.front()) {
    case '{': {
        ondemand::object object;
        if (depth >= PNP_JSON_MAX_DEPTH || value.get_object().get(object) != simdjson::SUCCESS) { return false; }
        return append_object(reader, object, offset, depth + 1);
    }
    case '[': {
        ondemand::array array;
        if (depth >= PNP_JSON_MAX_DEPTH || value.get_array().get(array) != simdjson::SUCCESS) { return false; }
        return append_array(reader, array, offset, depth + 1);
    }
    case '"': {
        if (token.size() < 2 || token.back() != '"') { return false; }
        if (std::memchr(token.data(), '\\', token.size()) == nullptr) {
            ondemand::raw_json_string raw;
            if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS) { return false; }
            append(reader, PNP_JSON_STRING, offset, offset + 1, token.size() - 2);
        } else {
            std::string_view text;
            if (value.get_string().get(text) != simdjson::SUCCESS) { return false; }
            if (!append_unescaped(reader, PNP_JSON_STRING, offset, text)) { return false; }
        }
        reader.end = offset + token.size();
        return true;
    }
    default: return append_plain(reader, token);
    }
}

/// Appends a text that is a single string, number, boolean or null.
bool append_root_scalar(pnp_json_reader &reader, size_t offset) {
    std::string_view token(reader.text + offset, reader.length - offset);
    while (!token.empty() && is_space(token.back())) { token.remove_suffix(1); }
    if (token.empty()) { return false; }
    if (token.front() != '"') { return append_plain(reader, token); }
    size_t end = 1;
    bool has_escape = false;
    while (end < token.size() && token[end] != '"') {
        has_escape = has_escape || token[end] == '\\';
        end += token[end] == '\\' ? 2 : 1;
    }
    if (end + 1 != token.size()) { return false; }
    if (has_escape) {
        std::string_view text;
        if (reader.document.get_string().get(text) != simdjson::SUCCESS) { return false; }
        if (!append_unescaped(reader, PNP_JSON_STRING, offset, text)) { return false; }
    } else {
        append(reader, PNP_JSON_STRING, offset, offset + 1, end - 1);
    }
    reader.end = offset + token.size();
    return true;
}

/// Lets simdjson find the structure of a text.
int start(pnp_json_reader &reader, const uint8_t *text, size_t length) {
    reader.state = pnp_json_reader::idle;
    reader.tape.clear();
    reader.unescaped.clear();
    reader.begin = length >= 3 && std::memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    reader.end = reader.begin;
    reader.text = reinterpret_cast<const char *>(text);
    reader.length = length;
    if (length > PNP_JSON_MAX_LENGTH) { return PNP_JSON_TOO_LONG; }
    size_t rest = length - reader.begin;
    simdjson::padded_string_view view(reader.text + reader.begin, rest, rest + PNP_JSON_PADDING);
    switch (reader.parser.iterate(view).get(reader.document)) {
    case simdjson::SUCCESS: return PNP_JSON_OK;
    case simdjson::CAPACITY: return PNP_JSON_TOO_LONG;
    case simdjson::MEMALLOC: return PNP_JSON_NO_MEMORY;
    default: return PNP_JSON_INVALID;
    }
}

bool read_root(pnp_json_reader &reader) {
    size_t offset = skip_space(reader, reader.begin);
    if (offset >= reader.length) { return false; }
    switch (reader.text[offset]) {
    case '{': {
        ondemand::object object;
        if (reader.document.get_object().get(object) != simdjson::SUCCESS) { return false; }
        if (!append_object(reader, object, offset, 1)) { return false; }
        break;
    }
    case '[': {
        ondemand::array array;
        if (reader.document.get_array().get(array) != simdjson::SUCCESS) { return false; }
        if (!append_array(reader, array, offset, 1)) { return false; }
        break;
    }
    default:
        if (!append_root_scalar(reader, offset)) { return false; }
    }
    return skip_space(reader, reader.end) == reader.length;
}

/// Reads the next member of the top-level object.
bool next_member(pnp_json_reader &reader, int &event) {
    if (!reader.is_first) { ++reader.member; }
    if (!(reader.member != reader.root.end())) {
        reader.state = pnp_json_reader::idle;
        event = PNP_JSON_END;
        return take(reader, '}') && skip_space(reader, reader.end) == reader.length;
    }
    ondemand::field field;
    if ((*reader.member).get(field) != simdjson::SUCCESS) { return false; }
    if (!reader.is_first && !take(reader, ',')) { return false; }
    reader.is_first = false;
    if (!append_key(reader, field) || !take(reader, ':')) { return false; }
    size_t offset = skip_space(reader, reader.end);
    if (offset >= reader.length || reader.text[offset] != '[') {
        event = PNP_JSON_MEMBER;
        return append_value(reader, field.value(), 1);
    }
    if (field.value().get_array().get(reader.array) != simdjson::SUCCESS) { return false; }
    reader.element = reader.array.begin();
    if (reader.element.error() != simdjson::SUCCESS) { return false; }
    reader.end = offset + 1;
    append(reader, PNP_JSON_ARRAY, offset, 0, static_cast<uint32_t>(reader.tape.size() + 1));
    reader.state = pnp_json_reader::in_array;
    reader.is_first = true;
    event = PNP_JSON_ARRAY_BEGIN;
    return true;
}

/// Reads the next element of the array that is a top-level member's value.
bool next_element(pnp_json_reader &reader, int &event) {
    if (!reader.is_first) { ++reader.element; }
    if (!(reader.element != reader.array.end())) {
        reader.state = pnp_json_reader::in_object;
        reader.is_first = false;
        event = PNP_JSON_ARRAY_END;
        return take(reader, ']');
    }
    ondemand::value value;
    if ((*reader.element).get(value) != simdjson::SUCCESS) { return false; }
    if (!reader.is_first && !take(reader, ',')) { return false; }
    reader.is_first = false;
    event = PNP_JSON_ELEMENT;
    return append_value(reader, value, 2);
}

void describe(const pnp_json_reader &reader, int event, pnp_json_piece *piece) {
    *piece = pnp_json_piece{event, reader.tape.data(), reader.tape.size(), reader.unescaped.data()};
}

}  // namespace

pnp_json_reader *pnp_json_reader_create(void) { return new (std::nothrow) pnp_json_reader(); }

void pnp_json_reader_destroy(pnp_json_reader *reader) { delete reader; }

int pnp_json_read_whole(pnp_json_reader *reader, const uint8_t *text, size_t length, pnp_json_piece *piece) {
    try {
        int result = start(*reader, text, length);
        if (result != PNP_JSON_OK) { return result; }
        if (!read_root(*reader)) { return PNP_JSON_INVALID; }
        describe(*reader, PNP_JSON_MEMBER, piece);
        return PNP_JSON_OK;
    } catch (const std::bad_alloc &) {
        return PNP_JSON_NO_MEMORY;
    }
}

int pnp_json_begin(pnp_json_reader *reader, const uint8_t *text, size_t length) {
    int result = start(*reader, text, length);
    if (result != PNP_JSON_OK) { return result; }
    size_t offset = skip_space(*reader, reader->begin);
    if (offset >= length) { return PNP_JSON_INVALID; }
    if (text[offset] != '{') { return PNP_JSON_NOT_OBJECT; }
    if (reader->document.get_object().get(reader->root) != simdjson::SUCCESS) { return PNP_JSON_INVALID; }
    reader->member = reader->root.begin();
    if (reader->member.error() != simdjson::SUCCESS) { return PNP_JSON_INVALID; }
    reader->end = offset + 1;
    reader->is_first = true;
    reader->state = pnp_json_reader::in_object;
    return PNP_JSON_OK;
}

int pnp_json_next(pnp_json_reader *reader, pnp_json_piece *piece) {
    reader->tape.clear();
    reader->unescaped.clear();
    int event = PNP_JSON_END;
    bool is_good = true;
    try {
        if (reader->state == pnp_json_reader::in_object) {
            is_good = next_member(*reader, event);
        } else if (reader->state == pnp_json_reader::in_array) {
            is_good = next_element(*reader, event);
        }
    } catch (const std::bad_alloc &) {
        reader->state = pnp_json_reader::idle;
        return PNP_JSON_NO_MEMORY;
    }
    if (!is_good) {
        reader->state = pnp_json_reader::idle;
        return PNP_JSON_INVALID;
    }
    describe(*reader, event, piece);
    return PNP_JSON_OK;
}

pnp_json_tape *pnp_json_tape_create(void) { return new (std::nothrow) pnp_json_tape(); }

void pnp_json_tape_destroy(pnp_json_tape *tape) { delete tape; }

int pnp_json_next_elements(pnp_json_reader *reader, pnp_json_tape *tape, size_t length, pnp_json_piece *piece) {
    // The reader writes to its own tape, which is the caller's for as long as this takes.
    std::swap(reader->tape, tape->entries);
    std::swap(reader->unescaped, tape->unescaped);
    reader->tape.clear();
    reader->unescaped.clear();
    int event = PNP_JSON_ELEMENT;
    int result = reader->state == pnp_json_reader::in_array ? PNP_JSON_OK : PNP_JSON_INVALID;
    size_t start = reader->end;
    try {
        while (result == PNP_JSON_OK && event == PNP_JSON_ELEMENT && reader->end - start < length) {
            if (!next_element(*reader, event)) { result = PNP_JSON_INVALID; }
        }
    } catch (const std::bad_alloc &) {
        result = PNP_JSON_NO_MEMORY;
    }
    if (result != PNP_JSON_OK) { reader->state = pnp_json_reader::idle; }
    std::swap(reader->tape, tape->entries);
    std::swap(reader->unescaped, tape->unescaped);
    *piece = pnp_json_piece{event, tape->entries.data(), tape->entries.size(), tape->unescaped.data()};
    return result;
}
