namespace TorchSharp;

public class DisposeScope : IDisposable
{
    internal DisposeScope() => throw Declaration.Only();

    public int DisposablesCount => throw Declaration.Only();

    public T MoveToOuter<T>(T disposable) where T : IDisposable => throw Declaration.Only();

    public void MoveToOuter(params IDisposable[] disposables) => throw Declaration.Only();

    public T Detach<T>(T disposable) where T : IDisposable => throw Declaration.Only();

    public void DisposeEverything() => throw Declaration.Only();

    public void Dispose() => throw Declaration.Only();
}
