import { vocabulary } from '../model/vocabulary';

/** The services that a customer is interested in. */
export const services = vocabulary('Services', 'Microsoft Learn, Referral resources, Services', [
  ['ConsultingAndProfessional', 'Advice and professional services.', 'Consulting and professional services'],
  ['CustomSolution(ISV)', 'A solution built for the customer by a software vendor.', 'Custom solution (ISV)'],
  ['DeploymentOrMigration', 'Deployment of new systems or migration of old ones.', 'Deployment or migration'],
  ['Hardware', 'Devices and other hardware.'],
  ['Integration', 'Connecting systems with each other.'],
  ['IPServices(ISV)', "Services around a software vendor's own product.", 'IP services (ISV)'],
  ['LearningAndCertification', 'Training and certification.', 'Learning and certification'],
  ['Licensing', 'Licenses and subscriptions.'],
  ['ManagedServices', 'Running systems for the customer.', 'Managed services'],
  ['ProjectServices', 'Carrying out a project.', 'Project services'],
]);
