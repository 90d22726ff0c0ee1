import { vocabulary } from '../model/vocabulary';

/** The products that a customer is interested in. */
export const products = vocabulary('Products', 'Microsoft Learn, Referral resources, Products', [
  ['Azure', "Microsoft's cloud platform."],
  [
    'EnterpriseMobilityAndSecurity',
    'Identity, device management and information protection (EMS): Entra ID (Azure AD), Intune, Defender.',
    'Enterprise Mobility + Security',
  ],
  ['Exchange', 'Mail and calendar server, also Exchange Online.'],
  ['DeveloperTools', 'Visual Studio, GitHub and other tools for developers.', 'Developer tools'],
  [
    'Dynamics365Business',
    'Dynamics 365 (D365) for small and medium business, such as Business Central: CRM and ERP.',
    'Dynamics 365 Business',
  ],
  ['Dynamics365Enterprise', 'Dynamics 365 (D365) for large organizations: CRM and ERP.', 'Dynamics 365 Enterprise'],
  [
    'DynamicsAX,GP,NAV,SL',
    'The older Dynamics products, such as Navision; one value, commas included.',
    'Dynamics AX, GP, NAV, SL',
  ],
  [
    'Microsoft365',
    'Office, OneDrive, Windows, Copilot and security as one subscription (M365, earlier O365).',
    'Microsoft 365',
  ],
  ['Office', 'Office applications.'],
  ['PowerBI', 'Business intelligence and reports.', 'Power BI'],
  ['Project', 'Project planning.'],
  ['SharePoint', 'Content, teamwork and intranets.'],
  ['SkypeForBusiness', 'Calls and meetings, earlier Lync.', 'Skype for Business'],
  ['Surface', 'Surface devices.'],
  ['SurfaceHub', 'Surface Hub devices for meeting rooms.', 'Surface Hub'],
  ['SQL', 'SQL Server and Azure SQL.'],
  ['Teams', 'Chat, meetings and teamwork.'],
  ['Visio', 'Diagrams.'],
  ['Windows', 'Windows client and server.'],
  ['Yammer', 'Social network within an organization, now Viva Engage.'],
]);
