// A view that is being built.
export const CampaignView = () => null;
