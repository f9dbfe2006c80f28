namespace ILGPU.Util;

/// <summary>Something that is given back once.</summary>
public abstract class DisposeBase : IDisposable
{
    private protected DisposeBase()
    {
    }

    /// <summary>Whether this was given back.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Gives this back; a second call does nothing.</summary>
    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        Release();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Release();
}
