import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchClient } from './client';
import type { Page, Paths } from './wire';

/** Paths that can be read. */
export type Readable = { [P in keyof Paths]: Paths[P] extends { get: object } ? P : never }[keyof Paths];

type Reading<P extends Readable> = Paths[P] extends { get: infer Operation } ? Operation : never;

type ParametersOf<P extends Readable> = Reading<P> extends { parameters: infer Parameters } ? Parameters : never;

type QueryOf<P extends Readable> = ParametersOf<P> extends { query?: infer Query } ? NonNullable<Query> : never;

type PathOf<P extends Readable> = ParametersOf<P> extends { path?: infer Path } ? NonNullable<Path> : never;

export type AnswerOf<P extends Readable> =
  Reading<P> extends { responses: { 200: { content: { 'application/json': infer Answer } } } } ? Answer : never;

type ItemOf<P extends Readable> = AnswerOf<P> extends { items: (infer Item)[] } ? Item : never;

export interface Asked<P extends Readable> {
  query?: QueryOf<P>;
  path?: PathOf<P>;
}

/** Asks once. What is answered has the type that the path's document gives it. */
export async function ask<P extends Readable>(path: P, asked: Asked<P>): Promise<AnswerOf<P>> {
  // The client's own types cannot be followed through a variable path; ours have just been.
  const { data } = await fetchClient.GET(path as never, { params: asked } as never);
  return data as AnswerOf<P>;
}

/** Asks for what a page shows; the same question is asked once. */
export function useAnswer<P extends Readable>(path: P, asked: Asked<P> = {}, enabled = true) {
  return useQuery({ queryKey: [path, asked], queryFn: () => ask(path, asked), enabled });
}

/**
 * Asks for a list page by page: {@code data} is what has come so far.
 *
 * @param freshMillis for how long it need not be asked again; as for everything else where left out
 */
export function usePages<P extends Readable>(path: P, asked: Asked<P>, enabled = true, freshMillis?: number) {
  return useInfiniteQuery({
    queryKey: ['pages', path, asked],
    queryFn: async ({ pageParam }) => {
      const query = { ...asked.query, after: pageParam } as unknown as QueryOf<P>;
      return (await ask(path, { ...asked, query })) as Page<ItemOf<P>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    select: (all) => all.pages.flatMap((page) => page.items),
    enabled,
    ...(freshMillis !== undefined && { staleTime: freshMillis }),
  });
}

/** A list of which there may be more. */
export interface Paged {
  data: unknown;
  error: unknown;
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: (options?: { cancelRefetch?: boolean }) => unknown;
  refetch: () => unknown;
}

/**
 * Goes on by itself, page by page, as long as it is wanted and until the list ends or a page does not come.
 *
 * @returns whether it is still on its way: until then nobody can say that something is not there
 */
export function useMore(pages: Paged, wanted: boolean): boolean {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = pages;
  const looking = wanted && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (looking && !isFetching) {
      // Whoever else waits for the same page waits for the same answer.
      void fetchNextPage({ cancelRefetch: false });
    }
  }, [looking, isFetching, fetchNextPage]);
  return looking;
}

/** Why a list, or the rest of it, did not come; nothing where it did. */
export function failureOf(pages: Paged): unknown {
  return pages.data === undefined || pages.isFetchNextPageError ? (pages.error ?? undefined) : undefined;
}

/** Asks again for what did not come. */
export function again(pages: Paged): void {
  void (pages.data === undefined ? pages.refetch() : pages.fetchNextPage());
}
