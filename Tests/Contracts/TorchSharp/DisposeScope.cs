namespace TorchSharp;

public class DisposeScope : IDisposable
{
    internal DisposeScope() => throw Declaration.Only();

    public void Dispose() => throw Declaration.Only();
}
