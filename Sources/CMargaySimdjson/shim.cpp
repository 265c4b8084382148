#include "CMargaySimdjson.h"

#if defined(MARGAY_SIMDJSON)

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string>

struct margay_simdjson {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  size_t capacity = 0;
};

namespace {

// The first stage keeps four bytes of index for each byte of capacity, so capacity grows with the texts.
constexpr size_t first_capacity = 64 * 1024;
constexpr size_t depth = 1024;

bool reserve(margay_simdjson &indexer, size_t length) {
  if (length < indexer.capacity) return true;
  size_t capacity = indexer.capacity == 0 ? first_capacity : indexer.capacity;
  while (capacity <= length) capacity *= 2;
  if (!indexer.stage) {
    if (simdjson::get_active_implementation()->create_dom_parser_implementation(
            capacity, depth, indexer.stage) != simdjson::SUCCESS)
      return false;
  } else if (indexer.stage->set_capacity(capacity) != simdjson::SUCCESS) {
    return false;
  }
  indexer.capacity = capacity;
  return true;
}

void dump_string(std::string &out, std::string_view text) {
  static const char digits[] = "0123456789abcdef";
  out += '"';
  for (unsigned char byte : text) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

void dump_value(std::string &out, simdjson::dom::element element) {
  using simdjson::dom::element_type;
  char number[32];
  switch (element.type()) {
  case element_type::ARRAY:
    out += '[';
    for (auto child : simdjson::dom::array(element)) {
      dump_value(out, child);
      out += ',';
    }
    out += ']';
    break;
  case element_type::OBJECT:
    out += '{';
    for (auto field : simdjson::dom::object(element)) {
      dump_string(out, field.key);
      out += ':';
      dump_value(out, field.value);
      out += ',';
    }
    out += '}';
    break;
  case element_type::STRING:
    dump_string(out, std::string_view(element));
    break;
  case element_type::INT64:
    std::snprintf(number, sizeof number, "%" PRId64, int64_t(element));
    out += number;
    break;
  case element_type::UINT64:
    std::snprintf(number, sizeof number, "%" PRIu64, uint64_t(element));
    out += number;
    break;
  case element_type::DOUBLE: {
    double value = element;
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    std::snprintf(number, sizeof number, "d%016" PRIx64, bits);
    out += number;
    break;
  }
  case element_type::BOOL:
    out += bool(element) ? 't' : 'f';
    break;
  case element_type::NULL_VALUE:
    out += 'n';
    break;
  }
}

} // namespace

margay_simdjson *margay_simdjson_create(void) { return new (std::nothrow) margay_simdjson; }

void margay_simdjson_destroy(margay_simdjson *indexer) { delete indexer; }

const uint32_t *margay_simdjson_index(
    margay_simdjson *indexer, const uint8_t *bytes, size_t length, size_t *count) {
  if (!reserve(*indexer, length)) return nullptr;
  auto &stage = *indexer->stage;
  if (stage.stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS)
    return nullptr;
  *count = stage.n_structural_indexes;
  return stage.structural_indexes.get();
}

char *margay_simdjson_dump(const uint8_t *bytes, size_t length) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  auto result = parser.parse(bytes, length, true);
  if (result.get(root) != simdjson::SUCCESS) return nullptr;
  std::string out;
  dump_value(out, root);
  return strdup(out.c_str());
}

void margay_simdjson_free(char *dump) { std::free(dump); }

#else

margay_simdjson *margay_simdjson_create(void) { return nullptr; }
void margay_simdjson_destroy(margay_simdjson *) {}
const uint32_t *margay_simdjson_index(margay_simdjson *, const uint8_t *, size_t, size_t *) {
  return nullptr;
}
char *margay_simdjson_dump(const uint8_t *, size_t) { return nullptr; }
void margay_simdjson_free(char *) {}

#endif
