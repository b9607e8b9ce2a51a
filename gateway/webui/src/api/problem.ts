/** A refusal as RFC 9457 describes it, as far as it came as one. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
}

/** An answer that is no success; status 0 where there was none at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title ?? `HTTP ${status}`);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Problem) : {};
  } catch {
    return {};
  }
}

/** How a page speaks of a failure; each kind has its text. */
export type FailureKind = 'notAvailable' | 'notAllowed' | 'notFound' | 'noBusinessDate' | 'refused';

export function kindOf(error: unknown): FailureKind {
  if (!(error instanceof ApiError)) {
    return 'notAvailable';
  }
  if (error.problem.type?.endsWith('/business-date-unknown')) {
    return 'noBusinessDate';
  }
  if (error.status === 403) {
    return 'notAllowed';
  }
  // The gateway knows no way to a service that is not there: to a reader both are the same.
  if (error.status === 404) {
    return 'notFound';
  }
  return error.status === 0 || error.status >= 500 ? 'notAvailable' : 'refused';
}

/** Whether asking again may help: a service that starts, a network that stumbles; never what was refused. */
export function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 503 || error.status === 502);
}
