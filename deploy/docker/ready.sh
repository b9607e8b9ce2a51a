#!/usr/bin/env bash
# Succeeds when the service says that it is ready. By bash alone: the image has no HTTP client.
exec 3<> "/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000}" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r status <&3
case "$status" in *" 200 "*) exit 0 ;; *) exit 1 ;; esac
