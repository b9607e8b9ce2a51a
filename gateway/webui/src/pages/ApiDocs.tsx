import { Code, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ApiError } from '../api/problem';
import { type Operation, operationsOf } from '../api/documents';
import { useWords } from '../i18n';
import { Answer, Note } from '../ui/Answer';
import { PageTitle, Panel, Rows } from '../ui/parts';

const route = getRouteApi('/api-docs');

async function text(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) {
    throw new ApiError(response.status, {});
  }
  return response.text();
}

/** The services' published documents, as the program was built with; nothing comes from elsewhere. */
export function ApiDocs() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/api-docs' });
  const services = useQuery({
    queryKey: ['documents'],
    queryFn: async () => JSON.parse(await text('/openapi/index.json')) as string[],
    staleTime: Number.POSITIVE_INFINITY,
  });
  const service = services.data?.find((known) => known === search.service) ?? services.data?.[0];
  return (
    <>
      <PageTitle>{t('apiDocs')}</PageTitle>
      <Stack gap="md">
        <Text size="sm">{t('apiIntro')}</Text>
        <Answer of={services}>
          {(known) =>
            service === undefined ? (
              <Note title={t('noDocuments')} />
            ) : (
              <>
                <Group gap="sm">
                  <NativeSelect
                    aria-label={t('document')}
                    size="xs"
                    data={known}
                    value={service}
                    onChange={(event) => {
                      const value = event.currentTarget.value;
                      void navigate({ search: (before) => ({ ...before, service: value }) });
                    }}
                  />
                  <TextInput
                    aria-label={t('filter')}
                    placeholder={t('filter')}
                    size="xs"
                    value={search.q ?? ''}
                    onChange={(event) => {
                      const q = event.currentTarget.value;
                      void navigate({ search: (before) => ({ ...before, q: q === '' ? undefined : q }), replace: true });
                    }}
                  />
                  <a href={`/openapi/${service}.yaml`}>openapi.yaml</a>
                </Group>
                <Document service={service} filter={search.q ?? ''} />
              </>
            )
          }
        </Answer>
      </Stack>
    </>
  );
}

function Document({ service, filter }: { service: string; filter: string }) {
  const { t } = useWords();
  const document = useQuery({
    queryKey: ['document', service],
    queryFn: async () => {
      const [{ parse }, yaml] = await Promise.all([import('yaml'), text(`/openapi/${service}.yaml`)]);
      return operationsOf(parse(yaml));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Answer of={document}>
      {(operations) => {
        const wanted = filter.toLowerCase();
        const found = operations.filter((operation) =>
          `${operation.method} ${operation.path} ${operation.summary} ${operation.id}`.toLowerCase().includes(wanted),
        );
        return (
          <Panel title={t('operations', { count: found.length })}>
            {found.length === 0 ? (
              <Note title={t('noMatch')} />
            ) : (
              found.map((operation) => <OperationOf key={operation.id} operation={operation} />)
            )}
          </Panel>
        );
      }}
    </Answer>
  );
}

function OperationOf({ operation }: { operation: Operation }) {
  const { t } = useWords();
  return (
    <details className="operation">
      <summary>
        <Code fw={600}>{operation.method}</Code> <Code>{operation.path}</Code>{' '}
        <Text span size="sm">
          {operation.summary}
        </Text>
      </summary>
      <Stack gap="sm" py="sm">
        {operation.description && <Text size="sm">{operation.description}</Text>}
        {operation.roles.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('roles')}: {operation.roles.join(', ')}
          </Text>
        )}
        {operation.parameters.length > 0 && (
          <Rows
            caption={`${t('parameters')} ${operation.id}`}
            rows={operation.parameters}
            rowKey={(parameter) => `${parameter.where}-${parameter.name}`}
            columns={[
              { title: t('parameters'), cell: (parameter) => <Code>{parameter.name}</Code> },
              {
                title: '',
                cell: (parameter) => (
                  <Text size="xs" c="dimmed">
                    {[parameter.where, parameter.required ? t('required') : undefined].filter(Boolean).join(', ')}
                  </Text>
                ),
              },
              { title: t('details'), cell: (parameter) => parameter.description },
            ]}
          />
        )}
        {operation.body !== undefined && (
          <div>
            <Text size="xs" c="dimmed">
              {t('body')}
            </Text>
            <Code block tabIndex={0}>
              {operation.body}
            </Code>
          </div>
        )}
        <Text size="xs" c="dimmed">
          {t('answers')}: {operation.answers.join(', ')}
        </Text>
        <Code block tabIndex={0}>
          {operation.curl}
        </Code>
      </Stack>
    </details>
  );
}
