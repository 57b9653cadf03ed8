import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/** AWS as far as the walk needs it. All of it throws AWS's own errors. */
export interface Aws {
  /** The account, and as whom we are there. */
  whoAmI(): Promise<{ account: string; arn: string }>;
  /** @returns undefined when there is no such secret */
  readSecret(id: string): Promise<string | undefined>;
  createSecret(id: string, text: string): Promise<void>;
  replaceSecret(id: string, text: string): Promise<void>;
  /** The outputs of a stack by their key. */
  outputs(stack: string): Promise<ReadonlyMap<string, string>>;
}

/** @param place region, and in tests who answers in AWS's place */
export function connectAws(
  place: Pick<SecretsManagerClientConfig, 'region' | 'endpoint' | 'credentials'>,
): Aws {
  const sts = new STSClient(place);
  const secrets = new SecretsManagerClient(place);
  const stacks = new CloudFormationClient(place);
  return {
    async whoAmI() {
      const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand());
      return { account: Account, arn: Arn };
    },
    async readSecret(SecretId) {
      try {
        const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
        return SecretString ?? '';
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    async createSecret(Name, SecretString) {
      await secrets.send(new CreateSecretCommand({ Name, SecretString }));
    },
    async replaceSecret(SecretId, SecretString) {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    },
    async outputs(StackName) {
      const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName }));
      const found = Stacks.flatMap(({ Outputs = [] }) => Outputs);
      return new Map(found.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
    },
  };
}
