namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        internal Generator() => throw Declaration.Only();

        public Device device => throw Declaration.Only();

        public static Generator Default => throw Declaration.Only();

        public Tensor get_state() => throw Declaration.Only();

        public void set_state(Tensor value) => throw Declaration.Only();

        public Generator manual_seed(long seed) => throw Declaration.Only();

        public long seed() => throw Declaration.Only();

        public long initial_seed() => throw Declaration.Only();

        protected virtual void Dispose(bool disposing) => throw Declaration.Only();

        public void Dispose() => throw Declaration.Only();
    }
}
