import { taxonomy } from './taxonomy';

/** Solution areas and plays of fiscal year 2025 (Referral resources, SolutionArea). */
export const taxonomyFY25 = taxonomy('FY25', 'Microsoft Learn, Referral resources, SolutionArea', {
  'Business Applications': [
    'Accelerate Innovation with Low Code',
    'Accelerate Revenue Generation',
    'Modernize Service',
    'Optimize Finance and Supply Chain',
    'SMB Scale Business Operations',
  ],
  'Data and AI': ['Power Business Decisions with Cloud Scale Analytics', 'Build and Modernize AI Apps'],
  'Digital and Application Innovation': [
    'Migrate Enterprise Apps',
    'Build and Modernize AI Apps',
    'Accelerate Developer Productivity',
    'Accelerate Innovation with Integration Services',
  ],
  Infrastructure: [
    'Migrate and Secure Windows Server and SQL Server',
    'Migrate SAP',
    'Innovate with HPC, AI Infrastructure',
    'Migrate Linux Estate',
    'Migrate Oracle',
  ],
  'Modern Work': [
    'Frontline Workers',
    'Employee Experience',
    'Secure Productivity',
    'Converged Communications',
    'Cloud Endpoints',
    'Modernize with Surface',
  ],
  Security: [
    'Threat protection with XDR and SIEM',
    'Multicloud Security',
    'Data Security',
    'Data Governance',
    'Modern Sec Ops',
    'Secure Identity and takeout Okta and Ping',
  ],
  'Unified Support': ['Build a Strong Foundation with Unified', 'Drive Cloud Success with Enhanced Solutions'],
});
