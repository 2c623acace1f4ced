// A view that is being built.
export const SettingsView = () => null;
