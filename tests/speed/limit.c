/* The limit for reading pages: read every file named on standard input (NUL after each), parse it with cmark.
   limit read | limit parse */
#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long count_annotated(cmark_node *page) {
    long blocks = 0;
    int annotated = 0;
    cmark_iter *walk = cmark_iter_new(page);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node *node = cmark_iter_get_node(walk);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_BLOCK) {
            annotated = strstr(cmark_node_get_literal(node), "blockType") != NULL;
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            blocks += annotated;
            annotated = 0;
        }
    }
    cmark_iter_free(walk);
    return blocks;
}

int main(int argc, char **argv) {
    const size_t room = 64 << 20;
    char *buffer = malloc(room), *name = NULL;
    size_t capacity = 0;
    long files = 0, bytes = 0, blocks = 0;
    int parse = argc > 1 && strcmp(argv[1], "parse") == 0;
    while (getdelim(&name, &capacity, 0, stdin) > 0) {
        int file = open(name, O_RDONLY);
        size_t length = 0;
        ssize_t got;
        while (file >= 0 && (got = read(file, buffer + length, room - length)) > 0) length += got;
        close(file);
        files++;
        bytes += length;
        if (!parse) continue;
        cmark_node *page = cmark_parse_document(buffer, length, CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE);
        blocks += count_annotated(page);
        cmark_node_free(page);
    }
    printf("%ld pages, %ld bytes, %ld blocks\n", files, bytes, blocks);
    return 0;
}
