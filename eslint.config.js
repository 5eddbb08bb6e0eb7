import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const stepFolders = [
  "src/experiment",
  "src/datasets",
  "src/data",
  "src/models",
  "src/environments",
  "src/training",
  "src/validation",
  "src/evaluation",
  "src/deployment",
  "src/lesson",
].map((folder) => `${folder}/**/*.ts`);

// No rule here needs type information: the type-checkers run beside the linter, and linting stays fast.
export default defineConfig(
  globalIgnores(["**/dist/", "**/dist-cli/", "**/coverage/", "bench/", "**/*.d.ts", "**/*.as.ts"]),
  js.configs.recommended,
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-undef": "off", // the type-checker knows
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-ignore": true, "ts-expect-error": "allow-with-description" },
      ],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" },
      ],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.svelte"],
    ignores: ["src/**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-restricted-globals": ["error", { name: "eval", message: "The CSP refuses it." }],
    },
  },
  {
    files: ["src/cli/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: stepFolders,
    ignores: ["src/**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Randomness is passed in: same seed, same run." },
        { object: "Date", property: "now", message: "Time is passed in: same seed, same run." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Time is passed in: same seed, same run.",
        },
        {
          selector: "MemberExpression[property.name='dataSync'], MemberExpression[property.name='arraySync']",
          message: "Read with `await tensor.data()`: synchronous reads block, and some backends have none.",
        },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: 'The CSP refuses style="…": use a class, or style:--x={value}, which a script sets.',
        },
      ],
      "svelte/button-has-type": "error",
      "svelte/prefer-svelte-reactivity": "off", // a Map that is replaced whole, or never shown, needs no proxy
      "svelte/no-target-blank": "error",
      "svelte/no-navigation-without-resolve": "off", // SvelteKit's; the router here is our own
      "prefer-const": "off",
      "svelte/prefer-const": ["error", { destructuring: "all" }],
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { sourceType: "commonjs" },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["public/**/*.js"],
    rules: { "no-var": "off" }, // classic scripts
  },
);
