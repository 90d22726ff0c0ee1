/**
 * Which folder may import which: the arrows of docs/architecture, checked by `npm run lint`.
 * @param {string} folder Below src.
 * @param {readonly string[]} allowed The other folders below src that it may import.
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function only(folder, allowed) {
  return {
    name: `${folder}-imports`,
    comment: `src/${folder} may import ${allowed.map((name) => `src/${name}`).join(', ') || 'no other folder of src'}.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: '^src/', pathNot: `^src/(${['base', folder, ...allowed].join('|')})/` },
  };
}

/**
 * One rule for each room of a folder: which other rooms of that folder it may import. What is not a room (a file at the
 * root of the folder, or a name given in `shared`) is free.
 * @param {string} folder Below src.
 * @param {Readonly<Record<string, readonly string[]>>} rooms By name, lowest first.
 */
function rooms(folder, rooms) {
  const names = Object.keys(rooms).join('|');
  return Object.entries(rooms).map(([room, allowed]) => ({
    name: `${folder}-${room}`,
    comment: `src/${folder}/${room} may import ${allowed.join(', ') || 'no other room'} of src/${folder}.`,
    severity: 'error',
    from: { path: `^src/${folder}/${room}/` },
    to: { path: `^src/${folder}/(${names})/`, pathNot: `^src/${folder}/(${[room, ...allowed].join('|')})/` },
  }));
}

/** The packages of a pure folder: text in, answers out, no I/O. */
function packages(folder, allowed) {
  return {
    name: `${folder}-packages`,
    comment: `src/${folder} is pure: no Node module, no package but ${allowed.join(', ')}.`,
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { pathNot: `^src/|(^|/)node_modules/(${allowed.join('|')})/` },
  };
}

/** What runs in Node.js only; all else runs in a web worker, too. */
const nodeRooms = [
  'cli/|extension\\.ts$|base/node/|editor/node/',
  'sandbox/((startSandbox|listen)\\.|store/(fileStore|withFileLock)\\.)',
  'sync/state/node/',
].join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
    only('base', []),
    only('domain', []),
    only('language', ['domain']),
    only('api', ['domain']),
    only('sync', ['api', 'language', 'domain']),
    only('sandbox', ['domain']),
    only('editor', ['sync', 'api', 'language', 'domain', 'sandbox']),
    only('cli', ['sync', 'language', 'api', 'domain', 'sandbox']),
    ...rooms('language', {
      document: [],
      formats: [],
      edits: ['document'],
      shape: ['document', 'formats'],
      facts: ['document', 'shape'],
      rules: ['document', 'formats', 'edits', 'shape', 'facts'],
      fixes: ['document', 'formats', 'edits', 'shape', 'facts', 'rules'],
      validate: ['document', 'shape', 'facts', 'rules'],
      configuration: ['shape', 'rules', 'validate'],
      caret: ['document', 'edits', 'facts', 'rules'],
      features: ['document', 'edits', 'facts'],
      hover: ['document', 'formats', 'shape', 'facts', 'caret', 'features'],
      completion: ['document', 'edits', 'shape', 'facts', 'caret', 'hover'],
    }),
    {
      name: 'reader-first',
      comment: 'The reader makes tokens of a text; src/language/document finds referrals among them.',
      severity: 'error',
      from: { path: '^src/language/document/reader/' },
      to: { path: '^src/language/document/[^/]+$' },
    },
    {
      name: 'language-leaves',
      comment:
        'Rooms of src/language import of its root only types.ts, wording.ts and, for its types, referralLanguage.ts.',
      severity: 'error',
      from: { path: '^src/language/[^/]+/' },
      to: { path: '^src/language/[^/]+$', pathNot: '^src/language/(types|wording|referralLanguage)\\.ts$' },
    },
    ...rooms('domain', {
      model: [],
      vocabularies: ['model'],
      iso: [],
      taxonomy: ['model'],
      referral: ['model', 'vocabularies', 'taxonomy'],
      publish: ['model', 'vocabularies', 'iso', 'taxonomy', 'referral'],
    }),
    ...rooms('api', { errors: [], odata: [], http: ['errors', 'odata'] }),
    ...rooms('sync', {
      referral: [],
      merge: ['referral'],
      files: ['referral', 'merge'],
      compare: ['referral', 'merge'],
      state: ['referral', 'merge', 'files', 'compare'],
      words: ['referral', 'merge', 'compare'],
      update: ['referral', 'merge', 'files', 'state', 'compare', 'words'],
      create: ['referral', 'merge', 'files', 'state', 'compare', 'words'],
      plan: ['referral', 'merge', 'files', 'state', 'compare', 'update'],
      submit: ['referral', 'merge', 'files', 'update', 'create'],
      pull: ['referral', 'merge', 'files', 'state', 'compare', 'words', 'update', 'create', 'plan'],
      doctor: ['referral'],
    }),
    ...rooms('editor', {
      configuration: [],
      documents: ['configuration'],
      ui: ['configuration', 'documents'],
      workspace: ['configuration', 'documents'],
      connection: ['configuration'],
      remote: ['documents', 'connection'],
      diagnostics: ['configuration', 'documents', 'workspace', 'connection'],
      views: ['configuration', 'documents', 'ui', 'workspace', 'connection', 'remote'],
      providers: ['configuration', 'documents', 'ui', 'workspace', 'connection', 'diagnostics'],
      commands: [
        'configuration',
        'documents',
        'ui',
        'workspace',
        'connection',
        'remote',
        'diagnostics',
        'views',
        'providers',
      ],
      activation: [
        'configuration',
        'documents',
        'ui',
        'workspace',
        'connection',
        'remote',
        'diagnostics',
        'views',
        'providers',
        'commands',
      ],
      node: ['configuration', 'connection'],
      web: ['connection'],
    }),
    ...rooms('editor/commands', {
      arguments: [],
      account: ['arguments'],
      edit: ['arguments'],
      view: ['arguments'],
      show: ['arguments', 'edit'],
      pull: ['arguments'],
      send: ['arguments'],
      decide: ['arguments', 'send'],
      submit: ['arguments', 'send', 'decide'],
    }),
    ...rooms('sandbox', {
      referral: [],
      store: ['referral'],
      odata: ['referral', 'store'],
      sample: ['referral'],
      control: ['referral'],
    }),
    ...rooms('cli', { formats: [], check: ['formats'], sync: ['check', 'formats'] }),
    packages('domain', ['valibot']),
    packages('language', ['jsonc-parser']),
    {
      name: 'sandbox-apart',
      comment: 'The sandbox is a bundle of its own: load it by import().',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sandbox/' },
      to: { path: '^src/sandbox/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-in-its-rooms',
      comment: 'A browser has no Node.js: what needs it is reached through src/editor/platform.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${nodeRooms})` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-behind-platform',
      comment: 'A browser has no Node.js: what needs it is reached through src/editor/platform.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${nodeRooms})` },
      to: { path: `^src/(${nodeRooms})`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'vscode-in-editor-only',
      comment: 'Only src/editor and the two entries know VS Code.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(editor/|(extension|webExtension)\\.ts$)' },
      to: { path: '^vscode$|/@types/vscode/' },
    },
    {
      name: 'extension-is-the-root',
      comment: 'src/extension.ts and src/webExtension.ts compose; nothing imports them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/(extension|webExtension)\\.ts$' },
    },
    {
      name: 'cli-apart',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-tests-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench)/' },
    },
    {
      name: 'shipped-packages-only',
      comment: 'What src imports is bundled: it belongs into dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'], pathNot: '@types/vscode' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      mainFields: ['module', 'main', 'types'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
