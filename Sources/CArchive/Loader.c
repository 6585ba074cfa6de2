#define _GNU_SOURCE
#include "CArchive.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static struct carchive functions;
static int is_loaded;
static char error[256];

static void note_error(void) {
    const char *words = dlerror();
    snprintf(error, sizeof error, "%s", words ? words : "libarchive could not be loaded");
}

// The name of every version since 3.0 of the year 2011; a later one with another name may have other functions.
static const char *const library = "libarchive.so.13";

static void load(void) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        note_error();
        return;
    }

#define FIND(name)                                              \
    functions.name = (__typeof__(functions.name))dlsym(handle, "archive_" #name); \
    if (!functions.name) {                                      \
        note_error();                                           \
        return;                                                 \
    }
    FIND(version_string)
    FIND(read_new)
    FIND(read_free)
    FIND(read_support_filter_bzip2)
    FIND(read_support_filter_compress)
    FIND(read_support_filter_gzip)
    FIND(read_support_filter_lz4)
    FIND(read_support_filter_lzip)
    FIND(read_support_filter_xz)
    FIND(read_support_filter_zstd)
    FIND(read_support_format_cpio)
    FIND(read_support_format_raw)
    FIND(read_support_format_tar)
    FIND(read_support_format_zip)
    FIND(read_open_memory)
    FIND(read_next_header)
    FIND(read_data)
    FIND(read_data_block)
    FIND(format)
    FIND(filter_bytes)
    FIND(error_string)
    FIND(entry_filetype)
    FIND(entry_hardlink)
    FIND(entry_hardlink_utf8)
    FIND(entry_pathname)
    FIND(entry_pathname_utf8)
    FIND(entry_size)
    FIND(entry_symlink)
    FIND(entry_symlink_utf8)
#undef FIND
    is_loaded = 1;
}

const struct carchive *carchive_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}

const char *carchive_load_error(void) { return error; }
