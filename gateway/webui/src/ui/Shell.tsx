import {
  ActionIcon,
  AppShell,
  Burger,
  Container,
  Group,
  Loader,
  NativeSelect,
  NavLink,
  Stack,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAnswer } from '../api/ask';
import { ApiError } from '../api/problem';
import type { Me } from '../api/wire';
import { useWords } from '../i18n';
import type { Language } from '../i18n/dictionary';
import type { Shared } from '../router';
import { Failure, Note } from './Answer';
import { chosen, ScopeProvider, useKpis } from './scope';

const PAGES = [
  { to: '/', label: 'overview' },
  { to: '/customers', label: 'customers' },
  { to: '/items', label: 'items' },
  { to: '/payments', label: 'payments' },
  { to: '/notices', label: 'notices' },
  { to: '/api-docs', label: 'apiDocs' },
] as const;

/** The frame of every page: who reads, of what, and the way to the other pages. */
export function Shell() {
  const me = useAnswer('/v1/me');
  if (me.data !== undefined) {
    return <Inside me={me.data} />;
  }
  return (
    <Container size="xs" py="xl" component="main">
      {me.isPending ? <Loader aria-label="Openitem" /> : <Outside error={me.error} />}
    </Container>
  );
}

function Outside({ error }: { error: unknown }) {
  const { t } = useWords();
  if (error instanceof ApiError && error.status === 401) {
    return (
      <Note title={t('notLoggedIn')}>
        <a href="/login">{t('logIn')}</a>
      </Note>
    );
  }
  return <Failure error={error} />;
}

function Inside({ me }: { me: Me }) {
  const { t } = useWords();
  const [open, { toggle, close }] = useDisclosure(false);
  const location = useLocation();
  const search = useSearch({ from: '__root__' });
  const entities = useAnswer('/v1/legal-entities', { query: { limit: 100 } });
  const registered = entities.data?.items ?? [];
  const known = me.legalEntities.map((id) => registered.find((entity) => entity.id === id) ?? { id, name: id });
  const legalEntity = me.legalEntities.find((id) => id === search.legalEntity) ?? registered[0]?.id ?? known[0]?.id ?? '';
  const kpis = useKpis(legalEntity);
  const currency = chosen(kpis.data?.currencies, search.currency)?.currency;
  const currencies = (kpis.data?.currencies ?? []).map((entry) => entry.currency);
  useEffect(close, [location.pathname, close]);
  return (
    <ScopeProvider scope={{ me, entities: known, legalEntity, currencies, currency }}>
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !open } }}
        padding="md"
      >
        <AppShell.Header className="panel" style={{ border: 0, borderBottom: '1px solid var(--console-line)' }}>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="sm" wrap="nowrap">
              <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} aria-expanded={open} />
              <Link to="/" aria-label="Openitem" className="bare" style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
                <img src="/favicon.svg" alt="" width={24} height={24} />
                <Text fw={650} visibleFrom="xs">
                  Openitem
                </Text>
              </Link>
            </Group>
            <ScopeChoice entities={known} legalEntity={legalEntity} currencies={currencies} currency={currency} />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" className={open ? 'panel' : 'panel closed'} style={{ border: 0, borderRight: '1px solid var(--console-line)' }}>
          <nav aria-label={t('navigation')}>
            {PAGES.map((page) => (
              <NavLink
                key={page.to}
                component={Link}
                to={page.to as string}
                label={t(page.label)}
                active={isAt(location.pathname, page.to)}
                aria-current={isAt(location.pathname, page.to) ? 'page' : undefined}
                style={{ borderRadius: 6 }}
              />
            ))}
          </nav>
          <Person me={me} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Container size="xl" px={0}>
            {legalEntity === '' ? <Note title={t('noLegalEntity')} /> : <Outlet />}
          </Container>
        </AppShell.Main>
      </AppShell>
    </ScopeProvider>
  );
}

function isAt(path: string, page: string): boolean {
  const home = path.startsWith('/invoices') ? '/items' : path;
  return page === '/' ? home === '/' : home.startsWith(page);
}

function ScopeChoice({
  entities,
  legalEntity,
  currencies,
  currency,
}: {
  entities: { id: string; name: string }[];
  legalEntity: string;
  currencies: string[];
  currency: string | undefined;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const choose = (search: Shared) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...search }) });
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        aria-label={t('legalEntity')}
        size="xs"
        maw={210}
        data={entities.map((entity) => ({
          value: entity.id,
          label: entity.name === entity.id ? entity.id : `${entity.id} ${entity.name}`,
        }))}
        value={legalEntity}
        onChange={(event) => choose({ legalEntity: event.currentTarget.value, currency: undefined })}
      />
      {currencies.length > 1 && (
        <NativeSelect
          aria-label={t('currency')}
          size="xs"
          data={currencies}
          value={currency}
          onChange={(event) => choose({ currency: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}

function Person({ me }: { me: Me }) {
  const { t, language, speak } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <Stack gap="xs" mt="auto" p="xs">
      <div>
        <Text size="sm" fw={500}>
          {me.name}
        </Text>
        <Text size="xs" c="dimmed">
          {me.roles.join(', ')}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <NativeSelect
          aria-label={t('language')}
          size="xs"
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          value={language}
          onChange={(event) => speak(event.currentTarget.value as Language)}
        />
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('theme')}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          <span aria-hidden="true">{scheme === 'dark' ? '☀' : '☾'}</span>
        </ActionIcon>
      </Group>
      <form method="post" action="/logout">
        <button type="submit" className="out">
          {t('logOut')}
        </button>
      </form>
    </Stack>
  );
}

export function Missing() {
  const { t } = useWords();
  return (
    <Note title={t('pageNotFound')}>
      <Link to="/">{t('overview')}</Link>
    </Note>
  );
}
