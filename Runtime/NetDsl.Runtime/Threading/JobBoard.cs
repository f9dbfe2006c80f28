using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetDsl.Threading;

/// <summary>
/// The one job that the workers are on. Items are claimed by counting down a ticket that carries the job's generation, so that a
/// worker that read the fields of an earlier job cannot claim an item of a later one.
/// </summary>
internal sealed unsafe class JobBoard
{
    /// <summary>Rounds that an idle worker spins, about 50 microseconds, before it sleeps.</summary>
    private const int SpinRounds = 2_000;

    private readonly Lock starting = new();
    private readonly object sleeping = new();
    private delegate*<void*, int, void> body;
    private void* state;
    private int items;
    private int helpers;
    private int workers;
    private int sleepers;
    private int unfinished;
    private long ticket;
    private ExceptionDispatchInfo? failure;

    /// <summary>Does a job together with the workers; only one caller at a time.</summary>
    public void Run(delegate*<void*, int, void> work, void* argument, int count, int helperCount)
    {
        StartWorkers(helperCount);
        body = work;
        state = argument;
        items = count;
        helpers = helperCount;
        Volatile.Write(ref unfinished, count);
        long generation = ((ticket >> 32) + 1) << 32;
        Interlocked.Exchange(ref ticket, generation | (uint)count);
        WakeSleepers();
        WorkOff();
        WaitForOthers();
        if (failure is { } thrown)
        {
            failure = null;
            thrown.Throw();
        }
    }

    private bool HasItems => (int)Volatile.Read(ref ticket) != 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StartWorkers(int count)
    {
        if (workers >= count)
        {
            return;
        }

        lock (starting)
        {
            for (; workers < count; workers++)
            {
                int index = workers;
                new Thread(() => Serve(index)) { IsBackground = true, Name = $"NetDsl worker {index + 1}" }.UnsafeStart();
            }
        }
    }

    private void WakeSleepers()
    {
        if (Volatile.Read(ref sleepers) > 0)
        {
            lock (sleeping)
            {
                System.Threading.Monitor.PulseAll(sleeping);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Serve(int index)
    {
        int idle = 0;
        while (true)
        {
            if (index < Volatile.Read(ref helpers) && WorkOff())
            {
                idle = 0;
            }
            else if (++idle < SpinRounds)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Sleep(index);
                idle = 0;
            }
        }
    }

    private void Sleep(int index)
    {
        lock (sleeping)
        {
            // The full fence of the increment orders it before the look at the ticket; the publisher does the reverse.
            Interlocked.Increment(ref sleepers);
            if (!HasItems || index >= Volatile.Read(ref helpers))
            {
                System.Threading.Monitor.Wait(sleeping);
            }

            Interlocked.Decrement(ref sleepers);
        }
    }

    /// <summary>Claims and does items until none is left; false if there was none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool WorkOff()
    {
        bool any = false;
        while (true)
        {
            long seen = Volatile.Read(ref ticket);
            int left = (int)seen;
            if (left == 0)
            {
                return any;
            }

            // Read before the claim: if the claim succeeds, the job was this one all the time.
            delegate*<void*, int, void> work = body;
            void* argument = state;
            int count = items;
            if (Interlocked.CompareExchange(ref ticket, seen - 1, seen) == seen)
            {
                Execute(work, argument, count - left);
                any = true;
            }
        }
    }

    private void Execute(delegate*<void*, int, void> work, void* argument, int item)
    {
        try
        {
            work(argument, item);
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }

        Interlocked.Decrement(ref unfinished);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WaitForOthers()
    {
        SpinWait wait = default;
        int rounds = 0;
        while (Volatile.Read(ref unfinished) != 0)
        {
            if (++rounds < SpinRounds)
            {
                Thread.SpinWait(1);
            }
            else
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
