import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const bannedNames =
  /(^|[/\\])(utils?|helpers?|common|misc|shared|types|constants|interfaces|index)\.tsx?$/;

/** Two rules of the house that no ready-made rule knows. */
const house = {
  rules: {
    'file-name': {
      create(context) {
        return {
          Program(node) {
            const file = context.filename;
            if (bannedNames.test(file))
              context.report({ node, message: 'A name that refuses nothing: say what it holds.' });
            if (!/[/\\][a-z0-9.-]+\.(tsx?|mjs|js)$/.test(file))
              context.report({ node, message: 'File names are kebab-case.' });
          },
        };
      },
    },
  },
};

export default tseslint.config(
  { ignores: ['dist/', '.local/', '.serverless/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { house },
    rules: {
      'house/file-name': 'error',
      complexity: ['error', { max: 14, variant: 'modified' }],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'zod',
              message: "Import * as z from 'zod/mini': it is a twentieth of the size.",
            },
          ],
          patterns: [
            { group: ['../*'], message: 'Cross a wall by its name: #lib/<room>/<file>.ts' },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Config is read at the door, in functions/.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels.' },
        {
          selector: 'ImportExpression',
          message: 'Imports stand at the top, where the walls see them.',
        },
        { selector: 'TSEnumDeclaration', message: 'A union does.' },
        {
          selector: "CallExpression[callee.property.name='forEach']",
          message: 'for … of reads better, and awaits.',
        },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['functions/**', 'infra/**', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // A terminal is where these speak, and what they read is their own files and services.
    files: ['infra/**/*.ts', 'test/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    // What its server says is typed by the contract, and both are of one build.
    files: ['infra/console/page/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['test/**/*.ts'], rules: { complexity: 'off' } },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: globals.node } },
);
