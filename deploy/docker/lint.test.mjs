// The rules notice what they are there for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expressionsOf, problemsOf, servicesOf } from "./rules.mjs";

const well = { test: ["CMD", "true"] };
const sound = () => ({
  services: {
    postgres: { image: "postgres:18.6", healthcheck: well },
    kafka: { image: "apache/kafka:4.3.1", healthcheck: well },
    keycloak: { image: "quay.io/keycloak/keycloak:26.7.3", healthcheck: well },
    migrate: once({ postgres: "service_healthy" }),
    topics: once({ kafka: "service_healthy" }),
    connector: once({ migrate: "service_completed_successfully", topics: "service_completed_successfully" }),
    invoice: {
      image: "openitem/invoice-service:0.1.0",
      build: { args: { MODULE: "invoice-service" } },
      depends_on: { connector: { condition: "service_completed_successfully" }, keycloak: { condition: "service_healthy" } },
    },
  },
  volumes: {},
});
const platform = [{ name: "invoice", module: "invoice-service" }];

function once(waits) {
  return {
    image: "eclipse-temurin:25-jre",
    restart: "on-failure:3",
    volumes: [".:/openitem:ro"],
    depends_on: Object.fromEntries(Object.entries(waits).map(([name, condition]) => [name, { condition }])),
  };
}

test("a_sound_file_has_no_problem", () => assert.deepEqual(problemsOf(sound(), platform), []));

for (const [what, change, problem] of [
  ["an_image_without_a_version", (s) => (s.postgres.image = "postgres"), /postgres: the image postgres has no fixed version/],
  ["the_newest_image", (s) => (s.kafka.image = "apache/kafka:latest"), /has no fixed version/],
  ["a_port_for_everybody", (s) => (s.postgres.ports = ["5432:5432"]), /not on 127\.0\.0\.1 alone/],
  ["a_service_that_is_never_well", (s) => delete s.keycloak.healthcheck, /keycloak: says nowhere when it is well/],
  ["a_wait_for_nobody", (s) => (s.migrate.depends_on.nobody = { condition: "service_healthy" }), /nobody, which is not there/],
  ["a_wait_for_a_start_only", (s) => (s.migrate.depends_on.postgres.condition = "service_started"), /with the condition service_started/],
  ["a_checkout_that_is_written", (s) => (s.topics.volumes = [".:/openitem"]), /may write to \. of the checkout/],
  ["a_volume_of_nobody", (s) => (s.postgres.volumes = ["data:/var"]), /declared nowhere/],
  ["a_service_that_is_missing", (s) => delete s.invoice, /invoice: a service of the platform that is not there/],
  ["a_service_of_another_module", (s) => (s.invoice.build.args.MODULE = "gateway"), /is not built from invoice-service/],
  ["a_service_that_waits_for_no_migration", (s) => delete s.connector.depends_on.migrate, /invoice: starts before migrate/],
  ["a_way_past_the_gateway", (s) => (s.invoice.ports = ["127.0.0.1:8081:8080"]), /past the gateway/],
]) {
  test(`${what}_is_noticed`, () => {
    const compose = sound();
    change(compose.services);
    assert.match(problemsOf(compose, platform).join("\n"), problem);
  });
}

test("the_launchers_table_is_read", () =>
  assert.deepEqual(servicesOf('new Service("invoice", "invoice-service", 8081, true, false),'), platform));

test("every_target_of_every_panel_is_an_expression", () =>
  assert.deepEqual(expressionsOf({ panels: [{ title: "T", targets: [{ expr: "up" }, { expr: "down" }] }] }), [
    { panel: "T", expr: "up" },
    { panel: "T", expr: "down" },
  ]));
