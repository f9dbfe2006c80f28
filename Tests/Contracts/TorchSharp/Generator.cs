namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        internal Generator() => throw Declaration.Only();

        protected virtual void Dispose(bool disposing) => throw Declaration.Only();

        public void Dispose() => throw Declaration.Only();
    }
}
