namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        public interface IModule<T1, T2, TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        public interface IModule<T1, T2, T3, TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3);
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public class Module : IDisposable
        {
            protected Module(string name) => throw Declaration.Only();

            public virtual bool training => throw Declaration.Only();

            public void Dispose() => throw Declaration.Only();

            protected virtual void Dispose(bool disposing) => throw Declaration.Only();

            public virtual void eval() => throw Declaration.Only();

            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor> destination = null, string prefix = null)
                => throw Declaration.Only();

            public virtual Parameter get_parameter(string target) => throw Declaration.Only();

            public virtual void register_module(string name, nn.Module submodule) => throw Declaration.Only();

            public virtual string GetName() => throw Declaration.Only();

            protected virtual void RegisterComponents() => throw Declaration.Only();
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public class HookableModule<TPreHook, TPostHook> : nn.Module
        {
            protected HookableModule(string name) : base(null) => throw Declaration.Only();
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T, TResult> : nn.HookableModule<Func<nn.Module<T, TResult>, T, T>, Func<nn.Module<T, TResult>, T, TResult, TResult>>, nn.IModule<T, TResult>
        {
            protected Module(string name) : base(null) => throw Declaration.Only();

            public abstract TResult forward(T input);

            public TResult call(T input) => throw Declaration.Only();
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T1, T2, TResult>
            : nn.HookableModule<Func<nn.Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<nn.Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, nn.IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(null) => throw Declaration.Only();

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2) => throw Declaration.Only();
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T1, T2, T3, TResult>
            : nn.HookableModule<Func<nn.Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<nn.Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, nn.IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(null) => throw Declaration.Only();

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3) => throw Declaration.Only();
        }
    }
}
