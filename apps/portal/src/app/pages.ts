import { lazy } from 'preact-iso';
import type { ComponentType } from 'preact';
import type { IconName } from '../parts/icon.js';
import { isAdministrator, isAuditor, isClerk } from '../session/session.js';
import { mayWrite } from './portal-agencies.js';
import type { pageTitles } from './shell.words.js';

type PageName = keyof (typeof pageTitles)['vi'];

/** One page: where it is, who is shown the way to it, and what it is drawn by. What somebody may do there, the axis decides. */
export interface PageEntry {
  readonly name: PageName;
  readonly path: string;
  readonly icon?: IconName;
  /** In which part of the menu it stands; without one it is reached from other pages. */
  readonly menu?: 'post' | 'register' | 'watch';
  readonly forWhom: () => boolean;
  /** Who has no use for it is not shown the way; the page itself says why. */
  readonly inMenu?: () => boolean;
  readonly component: ComponentType;
}

export const clerks = () => isClerk.value;
export const everybody = () => true;
export const administrators = () => isAdministrator.value;
export const inspectors = () => isAdministrator.value || isAuditor.value;

const page = (load: () => Promise<{ default: ComponentType }>) => lazy(load);

/** In the order of the menu. The gateway answers these addresses with the pages; `doors/pages/page-paths.ts` there lists them. */
export const pages: readonly PageEntry[] = [
  {
    name: 'received',
    path: '/received',
    icon: 'received',
    menu: 'post',
    forWhom: clerks,
    component: page(() => import('../pages/received/received-page.js')),
  },
  {
    name: 'sent',
    path: '/sent',
    icon: 'sent',
    menu: 'post',
    forWhom: clerks,
    component: page(() => import('../pages/sent/sent-page.js')),
  },
  {
    name: 'overdue',
    path: '/overdue',
    icon: 'late',
    menu: 'post',
    forWhom: clerks,
    component: page(() => import('../pages/overdue/overdue-page.js')),
  },
  {
    name: 'document',
    path: '/documents/:id',
    forWhom: everybody,
    component: page(() => import('../pages/document/document-page.js')),
  },
  {
    name: 'write',
    path: '/write',
    icon: 'write',
    menu: 'post',
    forWhom: clerks,
    inMenu: mayWrite,
    component: page(() => import('../pages/write/write-page.js')),
  },
  {
    name: 'books',
    path: '/books',
    icon: 'book',
    menu: 'post',
    forWhom: clerks,
    component: page(() => import('../pages/books/books-page.js')),
  },
  {
    name: 'archive',
    path: '/archive',
    icon: 'archive',
    menu: 'post',
    forWhom: clerks,
    component: page(() => import('../pages/archive/archive-page.js')),
  },
  {
    name: 'agencies',
    path: '/agencies',
    icon: 'agencies',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/agencies/agencies-page.js')),
  },
  {
    name: 'agency',
    path: '/agencies/:code',
    forWhom: everybody,
    component: page(() => import('../pages/agencies/agency-page.js')),
  },
  {
    name: 'imports',
    path: '/imports',
    icon: 'import',
    menu: 'register',
    forWhom: administrators,
    component: page(() => import('../pages/imports/imports-page.js')),
  },
  {
    name: 'imports',
    path: '/imports/:id',
    forWhom: administrators,
    component: page(() => import('../pages/imports/import-page.js')),
  },
  {
    name: 'reorganisations',
    path: '/reorganisations',
    icon: 'plan',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/reorganisations/reorganisations-page.js')),
  },
  {
    name: 'reorganisation',
    path: '/reorganisations/:name',
    forWhom: inspectors,
    component: page(() => import('../pages/reorganisations/reorganisation-page.js')),
  },
  {
    name: 'certificates',
    path: '/certificates',
    icon: 'certificate',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/certificates/certificates-page.js')),
  },
  {
    name: 'systems',
    path: '/systems',
    icon: 'system',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/systems/systems-page.js')),
  },
  {
    name: 'system',
    path: '/systems/:name',
    forWhom: inspectors,
    component: page(() => import('../pages/systems/system-page.js')),
  },
  {
    name: 'approvals',
    path: '/approvals',
    icon: 'approval',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/approvals/approvals-page.js')),
  },
  {
    name: 'people',
    path: '/people',
    icon: 'people',
    menu: 'register',
    forWhom: inspectors,
    component: page(() => import('../pages/people/people-page.js')),
  },
  {
    name: 'connections',
    path: '/connections',
    icon: 'connection',
    menu: 'watch',
    forWhom: inspectors,
    component: page(() => import('../pages/connections/connections-page.js')),
  },
  {
    name: 'operations',
    path: '/operations',
    icon: 'operations',
    menu: 'watch',
    forWhom: inspectors,
    component: page(() => import('../pages/operations/operations-page.js')),
  },
  {
    name: 'counts',
    path: '/counts',
    icon: 'counts',
    menu: 'watch',
    forWhom: everybody,
    component: page(() => import('../pages/counts/counts-page.js')),
  },
  {
    name: 'audit',
    path: '/audit',
    icon: 'audit',
    menu: 'watch',
    forWhom: inspectors,
    component: page(() => import('../pages/audit/audit-page.js')),
  },
  {
    name: 'account',
    path: '/account',
    forWhom: everybody,
    component: page(() => import('../pages/account/account-page.js')),
  },
];
