// What must be true of docker-compose.yml, beside what its schema says. Each rule gives what breaks it, one sentence each.

/** Services of the platform and the modules that their images are made of: the launcher's table. */
export function servicesOf(serviceTable) {
  const lines = serviceTable.matchAll(/new Service\("([a-z]+)", "([a-z-]+)", (\w+), (true|false)/g);
  return [...lines].map(([, name, module]) => ({ name, module }));
}

export function problemsOf(compose, platform) {
  return Object.entries(compose.services)
    .flatMap(([name, service]) => problemsOfService(name, service, compose))
    .concat(platform.flatMap((one) => problemsOfPlatform(one, compose)));
}

function problemsOfService(name, service, compose) {
  const problems = [];
  const image = service.image ?? "";
  const tag = image.split("/").pop().split(":")[1];
  if (!tag || tag === "latest") problems.push(`${name}: the image ${image || "(none)"} has no fixed version`);
  for (const port of service.ports ?? []) {
    if (!/^127\.0\.0\.1:\d+:\d+$/.test(port)) problems.push(`${name}: the port ${port} is not on 127.0.0.1 alone`);
  }
  if (service.privileged) problems.push(`${name}: is privileged`);
  const once = isOnce(service);
  if (!once && !service.healthcheck && !service.build) problems.push(`${name}: says nowhere when it is well`);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const target = compose.services[other];
    if (!target) problems.push(`${name}: waits for ${other}, which is not there`);
    else if (condition !== (isOnce(target) ? "service_completed_successfully" : "service_healthy"))
      problems.push(`${name}: waits for ${other} with the condition ${condition}`);
  }
  for (const volume of service.volumes ?? []) {
    const [source, , mode] = volume.split(":");
    if (source.startsWith(".") && mode !== "ro") problems.push(`${name}: may write to ${source} of the checkout`);
    if (!source.startsWith(".") && !(source in (compose.volumes ?? {}))) problems.push(`${name}: mounts ${source}, which is declared nowhere`);
  }
  return problems;
}

/** What runs to its end and is not started again for having ended. */
function isOnce(service) {
  return String(service.restart).startsWith("on-failure");
}

function problemsOfPlatform({ name, module }, compose) {
  const service = compose.services[name];
  if (!service) return [`${name}: a service of the platform that is not there`];
  const problems = [];
  if (service.build?.args?.MODULE !== module) problems.push(`${name}: is not built from ${module}`);
  if (service.image?.split(":")[0] !== `openitem/${module}`) problems.push(`${name}: its image is not openitem/${module}`);
  const waitsFor = reached(name, compose);
  for (const needed of ["postgres", "kafka", "migrate", "topics", "connector", "keycloak"]) {
    if (!waitsFor.has(needed)) problems.push(`${name}: starts before ${needed}`);
  }
  if (name !== "gateway" && service.ports) problems.push(`${name}: can be reached past the gateway`);
  return problems;
}

function reached(name, compose, seen = new Set()) {
  for (const other of Object.keys(compose.services[name]?.depends_on ?? {})) {
    if (!seen.has(other)) reached(other, compose, seen.add(other));
  }
  return seen;
}

/** Expressions of all panels of a dashboard, with the panel's title. */
export function expressionsOf(dashboard) {
  return dashboard.panels.flatMap((panel) => panel.targets.map((target) => ({ panel: panel.title, expr: target.expr })));
}
