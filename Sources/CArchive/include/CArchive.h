#ifndef CARCHIVE_H
#define CARCHIVE_H

#include <archive.h>
#include <archive_entry.h>

/// The functions of libarchive that reading an archive takes, under their names without `archive_`.
///
/// Their types are those of libarchive's own header. Calling one by its own name would link the library.
struct carchive {
    __typeof__(archive_version_string) *_Nonnull version_string;

    __typeof__(archive_read_new) *_Nonnull read_new;
    __typeof__(archive_read_free) *_Nonnull read_free;
    __typeof__(archive_read_support_filter_bzip2) *_Nonnull read_support_filter_bzip2;
    __typeof__(archive_read_support_filter_compress) *_Nonnull read_support_filter_compress;
    __typeof__(archive_read_support_filter_gzip) *_Nonnull read_support_filter_gzip;
    __typeof__(archive_read_support_filter_lz4) *_Nonnull read_support_filter_lz4;
    __typeof__(archive_read_support_filter_lzip) *_Nonnull read_support_filter_lzip;
    __typeof__(archive_read_support_filter_xz) *_Nonnull read_support_filter_xz;
    __typeof__(archive_read_support_filter_zstd) *_Nonnull read_support_filter_zstd;
    __typeof__(archive_read_support_format_cpio) *_Nonnull read_support_format_cpio;
    __typeof__(archive_read_support_format_raw) *_Nonnull read_support_format_raw;
    __typeof__(archive_read_support_format_tar) *_Nonnull read_support_format_tar;
    __typeof__(archive_read_support_format_zip) *_Nonnull read_support_format_zip;
    __typeof__(archive_read_open_memory) *_Nonnull read_open_memory;

    __typeof__(archive_read_next_header) *_Nonnull read_next_header;
    __typeof__(archive_read_data) *_Nonnull read_data;
    __typeof__(archive_read_data_block) *_Nonnull read_data_block;
    __typeof__(archive_format) *_Nonnull format;
    __typeof__(archive_filter_bytes) *_Nonnull filter_bytes;
    __typeof__(archive_error_string) *_Nonnull error_string;

    __typeof__(archive_entry_filetype) *_Nonnull entry_filetype;
    __typeof__(archive_entry_hardlink) *_Nonnull entry_hardlink;
    __typeof__(archive_entry_hardlink_utf8) *_Nonnull entry_hardlink_utf8;
    __typeof__(archive_entry_pathname) *_Nonnull entry_pathname;
    __typeof__(archive_entry_pathname_utf8) *_Nonnull entry_pathname_utf8;
    __typeof__(archive_entry_size) *_Nonnull entry_size;
    __typeof__(archive_entry_symlink) *_Nonnull entry_symlink;
    __typeof__(archive_entry_symlink_utf8) *_Nonnull entry_symlink_utf8;
};

/// Loads libarchive, once for the process; threads may call it at any time.
///
/// Returns NULL where the library is not there, or lacks one of the functions.
const struct carchive *_Nullable carchive_load(void);

/// Why `carchive_load` returned NULL, in the words of the dynamic linker; valid until the process ends.
const char *_Nonnull carchive_load_error(void);

#endif
