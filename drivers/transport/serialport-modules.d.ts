// These two packages carry types, but the `exports` of their package.json hide them from the
// compiler. Only what is used here.

declare module '@serialport/bindings-interface' {
  export interface OpenOptions {
    readonly path: string;
    readonly baudRate: number;
  }

  export interface PortInfo {
    readonly path: string;
    readonly manufacturer: string | undefined;
    readonly serialNumber: string | undefined;
    readonly vendorId: string | undefined;
    readonly productId: string | undefined;
  }

  export interface BindingPortInterface {
    readonly isOpen: boolean;
    write(bytes: Buffer): Promise<void>;
    getBaudRate(): Promise<{ readonly baudRate: number }>;
  }

  export interface BindingInterface<
    Port extends BindingPortInterface = BindingPortInterface,
    Open extends OpenOptions = OpenOptions,
  > {
    list(): Promise<PortInfo[]>;
    open(options: Open): Promise<Port>;
  }

  export type PortInterfaceFromBinding<Binding> =
    Binding extends BindingInterface<infer Port> ? Port : never;
  export type OpenOptionsFromBinding<Binding> =
    Binding extends BindingInterface<BindingPortInterface, infer Open> ? Open : never;
}

declare module '@serialport/binding-mock' {
  import type { BindingInterface, BindingPortInterface } from '@serialport/bindings-interface';

  export interface MockPortBinding extends BindingPortInterface {
    emitData(bytes: Buffer): void;
  }

  export const MockBinding: BindingInterface<MockPortBinding> & {
    createPort(path: string): void;
  };
}
