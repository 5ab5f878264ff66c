declare module '*.module.css' {
  const names: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: this is how CSS modules are imported
  export default names;
}
declare module '*.css';
