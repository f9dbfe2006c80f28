using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

// One method for each number of a kernel's parameters, since C# has no type parameters of varying number.
public sealed partial class DeviceQueue
{
    internal void Launch<T1>(LaunchSize size, Action<T1> kernel, T1 p1)
        where T1 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1);
        }
    }

    internal void Launch<T1, T2>(LaunchSize size, Action<T1, T2> kernel, T1 p1, T2 p2)
        where T1 : struct where T2 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2);
        }
    }

    internal void Launch<T1, T2, T3>(LaunchSize size, Action<T1, T2, T3> kernel, T1 p1, T2 p2, T3 p3)
        where T1 : struct where T2 : struct where T3 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3);
        }
    }

    internal void Launch<T1, T2, T3, T4>(LaunchSize size, Action<T1, T2, T3, T4> kernel, T1 p1, T2 p2, T3 p3, T4 p4)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5>(LaunchSize size, Action<T1, T2, T3, T4, T5> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7, T8>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7, T8> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7, T8 p8)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7, p8);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7, T8, T9>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7, T8 p8, T9 p9)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7, p8, p9);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7, T8 p8, T9 p9, T10 p10)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7, T8 p8, T9 p9, T10 p10, T11 p11)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11);
        }
    }

    internal void Launch<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(LaunchSize size, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel, T1 p1, T2 p2, T3 p3, T4 p4, T5 p5, T6 p6, T7 p7, T8 p8, T9 p9, T10 p10, T11 p11, T12 p12)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel(method)) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12);
        }
    }

    /// <summary>Launches a kernel of two parameters whose registers are given out for the groups that a multiprocessor shall hold at once.</summary>
    internal void LaunchResident<TResidence, T1, T2>(LaunchSize size, Action<T1, T2> kernel, T1 p1, T2 p2)
        where TResidence : struct, IResidence where T1 : struct where T2 : struct
    {
        if (Load(size, kernel, static (accelerator, method) => accelerator.LoadKernel<Action<AcceleratorStream, KernelConfig, T1, T2>>(
            method.Method, new KernelSpecialization(TResidence.Threads, TResidence.Groups))) is { } launch)
        {
            using var turn = kernels!.TakeTurn();
            launch(stream!, size.Config, p1, p2);
        }
    }
}
