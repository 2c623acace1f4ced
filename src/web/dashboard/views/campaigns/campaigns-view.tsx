// A view that is being built.
export const CampaignsView = () => null;
