const test = '(\\.test\\.tsx?$|/testing/)';

/** Imports go HTTP → workflow → activity → domain and storage; nothing points back. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^domain/(?!pricing/|structured/)', pathNot: test },
      to: { pathNot: '^domain' },
    },
    {
      name: 'pricing-imports-only-what-reads-rules',
      severity: 'error',
      from: { path: '^domain/pricing', pathNot: test },
      to: { pathNot: '^(domain|module$|node_modules/(mathjs|zod)/)' },
    },
    {
      name: 'structured-imports-only-what-checks-schemas',
      severity: 'error',
      from: { path: '^domain/structured', pathNot: test },
      to: { pathNot: '^(domain|vm$|node_modules/ajv/)' },
    },
    {
      name: 'workflows-run-only-domain-code',
      severity: 'error',
      from: { path: '^workflows', pathNot: test },
      to: { path: '^(activities|api|prisma|admin)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-have-no-node',
      severity: 'error',
      from: { path: '^workflows', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'activities-know-no-callers',
      severity: 'error',
      from: { path: '^activities', pathNot: test },
      to: { path: '^(workflows|api|admin)' },
    },
    {
      name: 'storage-knows-only-domain',
      severity: 'error',
      from: { path: '^prisma', pathNot: test },
      to: { path: '^(workflows|api|admin|temporal|activities)' },
    },
    {
      name: 'api-calls-no-activity',
      severity: 'error',
      from: { path: '^api', pathNot: test },
      to: { path: '^activities/(?!clients)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'api-starts-no-workflow-itself',
      severity: 'error',
      from: { path: '^api', pathNot: test },
      to: { path: '^workflows' },
    },
    {
      name: 'admin-sees-only-api-types',
      severity: 'error',
      from: { path: '^admin', pathNot: test },
      to: { path: '^(workflows|activities|prisma|temporal|domain|api/(?!schemas))' },
    },
    {
      name: 'product-knows-no-scaffolding',
      severity: 'error',
      from: { path: '^(domain|workflows|activities|api|prisma|temporal|admin)', pathNot: test },
      to: { path: '^(local|bench|examples|tests|litellm)' },
    },
    {
      name: 'product-needs-no-dev-dependency',
      severity: 'error',
      from: {
        path: '^(domain|workflows|activities|api|prisma|temporal)',
        pathNot: [test, '^prisma/migrate\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: 'prisma/generated|admin/dist',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
