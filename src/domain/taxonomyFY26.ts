import { taxonomy } from './taxonomy';

/** Solution areas and plays of fiscal year 2026, as third parties quote them: known, not confirmed. */
export const taxonomyFY26 = taxonomy(
  'FY26',
  'Quoted by third parties',
  {
    'Cloud and AI Platforms': [
      'Innovate with Azure AI Apps and Agents',
      'Migrate and Modernize Your Estate',
      'Unify Your Data Platform',
    ],
    'AI Business Solutions': [
      'Copilot and Agents at Work',
      'Innovate with Low Code AI and Agents',
      'Secure AI Productivity',
      'Scale Business Operations with AI',
      'Sales Transformation with AI',
      'Service Transformation with AI',
      'ERP Transformation with AI',
      'Converged Communications',
      'Scale with Cloud and AI Endpoints',
    ],
    Security: ['Data Security', 'Modern SecOps with Unified Platform', 'Protect Cloud, AI Platform and Apps'],
    Unified: ['Drive Cloud Success through Unified with Enhanced Solutions'],
  },
  { confirmed: false },
);
