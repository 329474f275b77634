import { FormDataConsumer } from 'react-admin';
import { PriceBookInput } from '../price-book-choice/PriceBookInput.tsx';
import { BudgetModeInputs } from '../teams/BudgetModeInputs.tsx';

/** How the team's jobs are paid. */
export const PriceStep = () => (
  <>
    <BudgetModeInputs />
    <FormDataConsumer>
      {({ formData }) =>
        formData['budget_mode'] === 'job_based' && <PriceBookInput without="Its organization’s, or the default" />
      }
    </FormDataConsumer>
  </>
);
