package write

import (
	"encoding/binary"

	"github.com/apache/arrow/go/v15/parquet"
)

// What stands before a page: PageHeader of parquet.thrift in Thrift's compact form. A
// field is how many numbers its own is after that of the field before, and its type, in
// one byte; a structure ends with a zero.
const (
	thriftFalse  = 2
	thriftInt    = 5
	thriftStruct = 12
)

// Types of pages.
const (
	dataPage       = 0
	dictionaryPage = 2
)

// dataHead is the head of a page of n values: that they are repeated and there is
// told by runs.
func dataHead(size, compressed, n int, encoding parquet.Encoding) []byte {
	b := pageHead(dataPage, size, compressed)
	b = append(b, 2<<4|thriftStruct) // field 5, data_page_header
	b = appendInts(b, n, int(encoding), int(parquet.Encodings.RLE), int(parquet.Encodings.RLE))
	return append(b, 0, 0)
}

// dictionaryHead is the head of the page of n different values, in no order.
func dictionaryHead(size, compressed, n int, encoding parquet.Encoding) []byte {
	b := pageHead(dictionaryPage, size, compressed)
	b = append(b, 4<<4|thriftStruct) // field 7, dictionary_page_header
	b = appendInts(b, n, int(encoding))
	return append(b, 1<<4|thriftFalse, 0, 0)
}

// pageHead is the fields that all pages have: their type, and their size before and
// after they were compressed.
func pageHead(kind, size, compressed int) []byte {
	return appendInts(make([]byte, 0, 40), kind, size, compressed)
}

// appendInts appends fields of numbers that follow each other.
func appendInts(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendVarint(append(b, 1<<4|thriftInt), int64(v))
	}
	return b
}
