import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Paged } from '../api/ask';
import { ApiError, type FailureKind, kindOf } from '../api/problem';
import { useWords } from '../i18n';

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What was asked for, or that it is on its way, or in words why it is not there. Never an empty place. */
export function Answer<Data>({
  of,
  lines = 4,
  children,
}: {
  of: Asked<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}) {
  if (of.data !== undefined) {
    return <>{children(of.data)}</>;
  }
  if (of.isPending) {
    return <Loading lines={lines} />;
  }
  return <Failure error={of.error} retry={() => void of.refetch()} />;
}

export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <Stack gap="xs" role="status" aria-label={t('loading')} data-loading>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={18} />
      ))}
    </Stack>
  );
}

/** The way to the rest of a list; where the rest did not come, why. */
export function More({ of }: { of: Paged }) {
  const { t } = useWords();
  if (!of.hasNextPage) {
    return null;
  }
  return (
    <>
      {of.isFetchNextPageError && <Failure error={of.error} />}
      <Group justify="center" mt="sm">
        <Button variant="default" size="xs" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
          {t('more')}
        </Button>
      </Group>
    </>
  );
}

/** @param what is not there, where that does not show by itself */
export function Failure({ what, error, retry }: { what?: string; error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const kind: FailureKind = kindOf(error);
  const detail = error instanceof ApiError && kind === 'refused' ? error.problem.detail : undefined;
  return (
    <Note title={what === undefined ? t(kind) : `${what}: ${t(kind)}`} hint={detail ?? t(`${kind}Hint`)} kind={kind}>
      {retry && kind === 'notAvailable' && (
        <Button variant="default" size="xs" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </Note>
  );
}

/** In the place of what is not there: what would be, or why it is not. */
export function Note({
  title,
  hint,
  kind,
  children,
}: {
  title: string;
  hint?: string;
  kind?: string;
  children?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="center" py="sm" role={kind ? 'status' : undefined} data-failure={kind}>
      <div>
        <Text fw={500}>{title}</Text>
        {hint && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
      </div>
      {children}
    </Group>
  );
}
