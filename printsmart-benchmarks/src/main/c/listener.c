/*
 * The other side, in a process of its own so that nobody's processor time has it in: one port that accepts and closes, and
 * one whose queue is full and which never accepts, so that further connects get no answer at all.
 *
 * Prints both ports and ends when its standard input does.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* Several queues, since net.core.somaxconn limits each, and thousands of connects come at once. */
#define QUEUES 4

static void die(const char *what) {
    perror(what);
    exit(1);
}

static int listening(int port, int backlog, int flags) {
    int one = socket(AF_INET, SOCK_STREAM | flags, 0);
    int yes = 1;
    if (one < 0 || setsockopt(one, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) < 0) {
        die("socket");
    }
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    if (bind(one, (struct sockaddr *) &address, sizeof address) < 0 || listen(one, backlog) < 0) {
        die("listen");
    }
    return one;
}

static int port_of(int socket) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    if (getsockname(socket, (struct sockaddr *) &address, &length) < 0) {
        die("getsockname");
    }
    return ntohs(address.sin_port);
}

int main(void) {
    struct pollfd watched[QUEUES + 1];
    watched[0].fd = listening(0, 65535, SOCK_NONBLOCK);
    int port = port_of(watched[0].fd);
    for (int i = 1; i < QUEUES; i++) {
        watched[i].fd = listening(port, 65535, SOCK_NONBLOCK);
    }
    watched[QUEUES].fd = STDIN_FILENO;
    for (int i = 0; i <= QUEUES; i++) {
        watched[i].events = POLLIN;
    }

    int silent = listening(0, 0, 0);
    struct sockaddr_in filler = {.sin_family = AF_INET, .sin_port = htons(port_of(silent))};
    filler.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int waits = socket(AF_INET, SOCK_STREAM, 0);
    if (waits < 0 || connect(waits, (struct sockaddr *) &filler, sizeof filler) < 0) {
        die("fill");
    }

    printf("%d %d\n", port, port_of(silent));
    fflush(stdout);
    while (!watched[QUEUES].revents) {
        if (poll(watched, QUEUES + 1, -1) < 0) {
            die("poll");
        }
        for (int i = 0; i < QUEUES; i++) {
            if (watched[i].revents) {
                for (int one = accept(watched[i].fd, NULL, NULL); one >= 0; one = accept(watched[i].fd, NULL, NULL)) {
                    close(one);
                }
            }
        }
    }
    return 0;
}
