/* Looks every line of a file up with libkmod, once to warm up and once more with the clock.
 *
 *     libkmod FOLDER FILE
 *
 * Prints the microseconds of one look-up and how many modules came out. The indexes are mapped before, as modprobe and
 * udev have them, and no configuration is read. */
#include <libkmod.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char **lines;
static size_t count;

static void read_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;

    if (file == NULL) {
        perror(path);
        exit(2);
    }
    while ((length = getline(&line, &room, file)) > 0) {
        if (line[length - 1] == '\n') line[length - 1] = '\0';
        lines = realloc(lines, (count + 1) * sizeof *lines);
        lines[count++] = strdup(line);
    }
    free(line);
    fclose(file);
}

static size_t look_up_all(struct kmod_ctx *context)
{
    size_t names = 0;
    for (size_t index = 0; index < count; index++) {
        struct kmod_list *list = NULL, *entry;
        if (kmod_module_new_from_lookup(context, lines[index], &list) < 0) continue;
        kmod_list_foreach(entry, list) names++;
        kmod_module_unref_list(list);
    }
    return names;
}

int main(int argc, char **argv)
{
    const char *no_configuration = NULL;
    struct timespec start, end;

    if (argc != 3) return 64;
    read_lines(argv[2]);
    struct kmod_ctx *context = kmod_new(argv[1], &no_configuration);
    if (context == NULL) return 2;
    /* Not a word about modules whose files are not there. */
    kmod_set_log_priority(context, 0);
    if (kmod_load_resources(context) < 0) return 2;
    look_up_all(context);
    clock_gettime(CLOCK_MONOTONIC, &start);
    size_t names = look_up_all(context);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double taken = (end.tv_sec - start.tv_sec) * 1e6 + (end.tv_nsec - start.tv_nsec) / 1e3;
    printf("%f %zu\n", taken / (count ? count : 1), names);
    kmod_unref(context);
    return 0;
}
