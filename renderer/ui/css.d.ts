/** Stylesheets are imported for their effect; the bundler writes them to files. */
declare module '*.css';
declare module '@fontsource-variable/inter/opsz.css';
declare module '@fontsource-variable/source-serif-4/opsz.css';
declare module '@fontsource-variable/source-serif-4/opsz-italic.css';
